package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.NamesCommand;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;

@Parameters(
    commandDescription =
        "Deletes jobs that have ended, with records, files, their launch on this machine and the code"
            + " that no other job has; of runs the files. Asks before, off a terminal it needs --yes."
            + " Nothing brings them back.")
public final class DeleteCommand extends NamesCommand {
  @Parameter(names = "--yes", description = "Deletes without asking")
  private boolean yes;

  /** A new call. */
  public DeleteCommand() {
    super("delete");
  }

  @Override
  protected ExitCode run(Sight sight, List<String> names) throws IOException, InterruptedException {
    new Deleting(sight, yes).delete(names);
    return ExitCode.DONE;
  }
}
