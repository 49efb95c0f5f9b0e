package org.runspec.cli.job.watch;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows how a job, a run or a node (run12) stands. One screen for each: counts, nodes and their"
            + " signs of life; of what failed the reason, the last of its output, and what to do.")
public final class StatusCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Override
  protected ExitCode run(Sight sight) throws IOException {
    if (words.isEmpty()) {
      throw new UserProblem("show how a job stands", "none was named", "status job1, or list jobs");
    }
    new StatusScreens(sight).print(words);
    return ExitCode.DONE;
  }
}
