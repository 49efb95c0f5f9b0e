package org.runspec.cli.job.watch;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows what runs printed. Of each run the attempt that decides, else the newest; of a node"
            + " (run12) what its controller printed. With -f it goes on until the runs end, and fails if"
            + " one of them did not complete; Ctrl-C leaves them running.")
public final class LogsCommand extends StoreCommand {
  private static final int UNSET = -1;

  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Parameter(
      names = {"-f", "--follow"},
      description = "Shows what comes until the runs end")
  private boolean follow;

  @Parameter(names = "--lines", description = "Begins with so many lines from the end")
  private int lines = UNSET;

  @Parameter(names = "--attempt", description = "Shows this attempt, from 1")
  private int attempt = NamedAttempt.UNSET;

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem("show output", "no run was named", "logs run1.1, or list runs");
    }
    OptionalInt only = NamedAttempt.of(attempt);
    Beginning beginning = Beginning.of(lines, UNSET);
    List<Named> named = sight.find(words);
    return follow
        ? new Following(sight, new FollowedRuns(sight, beginning, Optional.empty(), only).of(named))
            .follow("logs -f " + String.join(" ", words), only)
        : new Logs(sight, beginning, only).show(named);
  }
}
