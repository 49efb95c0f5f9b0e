package org.runspec.run;

import java.util.List;
import org.runspec.component.binding.Binder;
import org.runspec.spec.expand.Draft;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecCheck;
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
   * What keeps runspecs from being run that the language knows nothing of.
   *
   * @param binder knows what implements components; nothing is loaded
   */
  public static SpecCheck check(Binder binder) {
    return (draft, problems) -> Objective.of(draft, stages(draft, binder, problems), problems);
  }

  /**
   * The plan of a runspec.
   *
   * @param binder knows what implements components; nothing is loaded yet
   * @throws UserProblem with everything that keeps it from being run
   */
  static RunPlan of(Runspec runspec, Binder binder) {
    Problems problems = new Problems();
    List<StagePlan> stages = stages(runspec.draft(), binder, problems);
    Objective objective = Objective.of(runspec.draft(), stages, problems);
    problems.throwIfErrors("run " + runspec.name());
    return new RunPlan(runspec, stages, objective);
  }

  private static List<StagePlan> stages(Draft draft, Binder binder, Problems problems) {
    return draft.stages().stream().map(stage -> StagePlan.of(stage, binder, problems)).toList();
  }
}
