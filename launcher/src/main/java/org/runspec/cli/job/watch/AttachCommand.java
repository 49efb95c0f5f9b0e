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
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Shows what runs print as they print it, over an encrypted connection to their nodes; where a"
            + " node cannot be reached, from the store, a moment later. Goes on through all attempts"
            + " until the runs end, and fails if one of them did not complete. A node (run12) or a job"
            + " stands for its runs. Ctrl-C leaves them running.")
public final class AttachCommand extends StoreCommand {
  private static final int UNSET = -1;

  @Parameter(description = "RUN...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--lines", description = "Begins with so many lines from the end")
  private int lines = UNSET;

  @Parameter(names = "--attempt", description = "Shows this attempt to its end, from 1")
  private int attempt = NamedAttempt.UNSET;

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem("attach", "no run was named", "attach run1.1, or list runs");
    }
    Beginning beginning = Beginning.of(lines, UNSET);
    OptionalInt only = NamedAttempt.of(attempt);
    FollowedRuns runs = new FollowedRuns(sight, beginning, Optional.of(new NodeDoors(sight)), only);
    return new Following(sight, runs.of(sight.find(words)))
        .follow("attach " + String.join(" ", words), only);
  }
}
