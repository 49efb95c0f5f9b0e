package org.runspec.cli.job.watch;

import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.NamesCommand;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;

@Parameters(
    commandDescription =
        "Shows how a job, a run or a node (run12) stands. One screen for each: counts, nodes and their"
            + " signs of life; of what failed the reason, the last of its output, and what to do.")
public final class StatusCommand extends NamesCommand {
  /** A new call. */
  public StatusCommand() {
    super("status", "show how a job stands");
  }

  @Override
  protected ExitCode run(Sight sight, List<String> names) throws IOException {
    new StatusScreens(sight).print(names);
    return ExitCode.DONE;
  }
}
