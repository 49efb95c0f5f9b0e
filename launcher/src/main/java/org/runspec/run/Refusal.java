package org.runspec.run;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problem.Severity;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;

/**
 * Why a run does not begin on this machine, though its runspec is right: a program is missing, or a
 * component cannot be made.
 *
 * @param problems all that is wrong, in the order of their places
 * @param stage the first stage that cannot be run, from 1
 * @param reason what is wrong with it, in one line
 */
record Refusal(List<Problem> problems, int stage, String reason) {
  Refusal {
    problems = List.copyOf(problems);
  }

  /** Gathers what is wrong with the stages, one after the other. */
  static final class Gathering {
    private final Problems problems = new Problems();
    private Optional<Problem> first = Optional.empty();
    private int stage;

    void add(int number, List<Problem> found) {
      found.forEach(problems::add);
      if (first.isEmpty()) {
        first = found.stream().filter(Gathering::isError).findFirst();
        stage = number;
      }
    }

    /** Nothing if all stages can be run. */
    Optional<Refusal> result() {
      return first.map(error -> new Refusal(problems.sorted(), stage, reason(error)));
    }

    private String reason(Problem error) {
      long more = problems.sorted().stream().filter(Gathering::isError).count() - 1;
      return more == 0
          ? error.what()
          : error.what() + " (and " + more + (more == 1 ? " more problem)" : " more problems)");
    }

    private static boolean isError(Problem problem) {
      return problem.severity() == Severity.ERROR;
    }
  }

  /** What the user is told. */
  UserProblem of(String name) {
    return new UserProblem("run " + name, problems);
  }
}
