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
        "Ends jobs or runs. Those that go on are asked to stop and get time to save what they want to"
            + " keep, those that wait never start. A node (run12) stands for the runs of its name. Waits"
            + " half a minute at most to see it done.")
public final class CancelCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--no-wait", description = "Leaves the request and does not wait")
  private boolean noWait;

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem("cancel", "nothing was named", "cancel job1, or cancel run1.1");
    }
    return new Cancelling(sight, !noWait).cancel(words) ? ExitCode.DONE : ExitCode.TRY_LATER;
  }
}
