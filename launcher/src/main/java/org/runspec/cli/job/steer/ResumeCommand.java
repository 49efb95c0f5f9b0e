package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;

@Parameters(
    commandDescription =
        "Executes runs again that failed or were cancelled. They keep their hyperparameters, seeds and"
            + " checkpoints. A job stands for all its runs; its nodes are started again where none is"
            + " left, also by another user and on another machine than those of the launch: all that"
            + " this takes is the store, and in the environment the secrets of the runs, by name.")
public final class ResumeCommand extends RunsCommand {
  /** A new call. */
  public ResumeCommand() {
    super("resume");
  }

  @Override
  ExitCode run(Sight sight, List<Meant> meant) throws IOException, InterruptedException {
    new Resuming(sight).resume(meant);
    return ExitCode.DONE;
  }
}
