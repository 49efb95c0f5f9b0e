package org.runspec.spec.yaml;

import org.runspec.spec.problem.Problem;

/** Reading stopped because the input is larger than a runspec can sensibly be. */
final class LimitExceeded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  LimitExceeded(Problem problem) {
    super(problem.what(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
