package org.runspec.cli.session;

/** A command of the command line; its fields are its options. */
public interface Command {
  /**
   * Does the work.
   *
   * @throws org.runspec.spec.problem.UserProblem if the user's input is wrong
   * @throws org.runspec.spec.problem.ExternalProblem if something outside fails
   */
  ExitCode run(Session session);
}
