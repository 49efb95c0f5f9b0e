package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;

@Parameters(
    commandDescription =
        "Ends jobs or runs. Those that go on are asked to stop and get time to save what they want to"
            + " keep, those that wait never start. A node (run12) stands for the runs of its name. Waits"
            + " half a minute at most to see it done.")
public final class CancelCommand extends RunsCommand {
  @Parameter(names = "--no-wait", description = "Leaves the request and does not wait")
  private boolean noWait;

  /** A new call. */
  public CancelCommand() {
    super("cancel");
  }

  @Override
  ExitCode run(Sight sight, List<Meant> meant) throws IOException, InterruptedException {
    return new Cancelling(sight, !noWait).cancel(meant) ? ExitCode.DONE : ExitCode.TRY_LATER;
  }
}
