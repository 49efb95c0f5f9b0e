package org.runspec.run;

import java.util.ArrayList;
import java.util.List;
import org.runspec.component.binding.Binder;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;

/**
 * What a run will do; pure data.
 *
 * @param stages in order
 * @param objective what the run comes to
 */
public record RunPlan(Runspec runspec, List<StagePlan> stages, Objective objective) {
  public RunPlan {
    stages = List.copyOf(stages);
  }

  /**
   * Looks whether a runspec can be run: at what is wrong with it that the language knows nothing
   * of.
   *
   * @param binder knows what implements components; nothing is loaded
   * @throws UserProblem with everything that keeps it from being run
   */
  public static void check(Runspec runspec, Binder binder) {
    of(runspec, binder);
  }

  /**
   * The plan of a runspec.
   *
   * @param binder knows what implements components; nothing is loaded yet
   * @throws UserProblem with everything that keeps it from being run
   */
  static RunPlan of(Runspec runspec, Binder binder) {
    Problems problems = new Problems();
    List<StagePlan> stages = new ArrayList<>();
    for (StageSpec stage : runspec.stages()) {
      stages.add(StagePlan.of(stage, binder, problems));
    }
    Objective objective = Objective.of(runspec, problems);
    problems.throwIfErrors("run " + runspec.name());
    return new RunPlan(runspec, stages, objective);
  }
}
