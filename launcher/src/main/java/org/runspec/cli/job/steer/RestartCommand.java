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
        "Ends what goes on of jobs or runs as a machine does that is taken away, and has it go on in"
            + " a new attempt: shows whether a program's checkpoints are any good. Programs are asked"
            + " to stop and get time to save. It counts neither as a failure nor as a loss.")
public final class RestartCommand extends RunsCommand {
  @Parameter(names = "--no-wait", description = "Leaves the request and does not wait")
  private boolean noWait;

  /** A new call. */
  public RestartCommand() {
    super("restart");
  }

  @Override
  ExitCode run(Sight sight, List<Meant> meant) throws IOException, InterruptedException {
    return new Restarting(sight, !noWait).restart(meant) ? ExitCode.DONE : ExitCode.TRY_LATER;
  }
}
