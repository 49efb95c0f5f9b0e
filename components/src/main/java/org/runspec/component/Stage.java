package org.runspec.component;

/**
 * One processing stage of a run.
 *
 * <p>A stage is a component: a class with one constructor, which takes a record of the definition's
 * properties and only keeps it. All work happens in {@link #run}.
 */
public interface Stage {
  /**
   * Does the stage's work and returns when it is done.
   *
   * @throws CancelledException if the run was asked to stop and the stage did
   * @throws org.runspec.spec.problem.UserProblem if the user's input turns out to be wrong
   * @throws Exception anything else fails the run
   */
  void run(StageContext context) throws Exception;
}
