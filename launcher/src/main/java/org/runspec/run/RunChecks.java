package org.runspec.run;

import org.runspec.component.binding.Binder;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.UserProblem;

/** What can be wrong with a runspec that the language knows nothing of. */
public final class RunChecks {
  private RunChecks() {}

  /**
   * Looks at the stages and the objective.
   *
   * @param binder knows what implements components
   * @throws UserProblem with everything that is wrong
   */
  public static void check(Runspec runspec, Binder binder) {
    RunPlan.of(runspec, binder);
  }
}
