package org.runspec.cli.job.watch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Shows what runs and nodes printed. */
final class Logs {
  private final Sight sight;
  private final Beginning beginning;
  private final OptionalInt attempt;

  /**
   * Of one attempt of each run.
   *
   * @param attempt absent for the one that decides, else the newest
   */
  Logs(Sight sight, Beginning beginning, OptionalInt attempt) {
    this.sight = sight;
    this.beginning = beginning;
    this.attempt = attempt;
  }

  /** Shows the output of what is named, as far as it came. */
  ExitCode show(List<Named> named) throws IOException {
    for (Named one : named) {
      if (one instanceof Named.Node node) {
        new NodeLog(sight, node).copyTo(FollowedRuns.channel(sight, ""));
      }
    }
    return showRuns(
        new FollowedRuns(sight, beginning, Optional.empty(), attempt)
            .of(named.stream().filter(one -> !(one instanceof Named.Node)).toList()));
  }

  private ExitCode showRuns(List<FollowedRun> runs) throws IOException {
    Map<JobRecord, JobView> views = new LinkedHashMap<>();
    int silent = 0;
    for (FollowedRun run : runs) {
      JobRecord job = run.run().job();
      if (!views.containsKey(job)) {
        views.put(job, sight.jobs().view(job));
      }
      RunRow row = views.get(job).runs().get(run.run().index());
      if (attempt.isPresent()) {
        NamedAttempt.require(attempt.getAsInt(), run.run(), row, "logs ");
      }
      if (sight.lacksFiles(run.run())) {
        sight.err().println(run.run() + ": its files were deleted.");
        continue;
      }
      silent += row.started().isEmpty() ? 1 : 0;
      run.showStored(attempt.orElse(row.attempt()));
      run.end();
    }
    if (silent > 0) {
      sight
          .err()
          .println(
              silent == runs.size() && silent == 1
                  ? runs.get(0).run() + " has not started; -f waits for it."
                  : silent + " of " + runs.size() + " runs have not started.");
    }
    return ExitCode.DONE;
  }
}
