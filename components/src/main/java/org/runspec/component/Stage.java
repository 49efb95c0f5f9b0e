package org.runspec.component;

import java.util.List;

/**
 * One processing stage of a run.
 *
 * <p>A stage is a component: a class with one constructor, which takes a record of the definition's
 * properties and only keeps it. All work happens in {@link #run}.
 */
public interface Stage {
  /**
   * What the stage will write at places that its properties name. It is looked at before the run's
   * first stage: a place that nobody can write to is told then, not after hours of work.
   */
  default List<Output> outputs() {
    return List.of();
  }

  /**
   * Does the stage's work and returns when it is done.
   *
   * @throws CancelledException if the run was asked to stop and the stage did
   * @throws org.runspec.spec.problem.UserProblem if the user's input turns out to be wrong
   * @throws Exception anything else fails the run
   */
  void run(StageContext context) throws Exception;
}
