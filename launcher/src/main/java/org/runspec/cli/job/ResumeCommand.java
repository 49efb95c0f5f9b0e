package org.runspec.cli.job;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Executes runs again that failed or were cancelled. They keep their hyperparameters, seeds and"
            + " checkpoints. A job stands for all its runs; its nodes are started again where none is"
            + " left.")
public final class ResumeCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    if (words.isEmpty()) {
      throw new UserProblem("resume", "nothing was named", "resume job1, or resume run1.1");
    }
    new Resuming(sight).resume(words);
    return ExitCode.DONE;
  }
}
