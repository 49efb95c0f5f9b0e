package org.runspec.cli.job;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.run.program.Bell;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Shows the output of runs until all of them are over, or the user has seen enough. */
final class Following {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Sight sight;
  private final List<FollowedRun> left;
  private final Bell bell = new Bell();
  private volatile boolean detached;
  private boolean failed;

  Following(Sight sight, List<FollowedRun> runs) {
    this.sight = sight;
    this.left = new ArrayList<>(runs);
  }

  /**
   * Follows.
   *
   * @param words the names that were typed
   */
  ExitCode follow(List<String> words) throws IOException, InterruptedException {
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::detach);
    try {
      while (!left.isEmpty() && !detached) {
        showAll();
        sight.out().flush();
        if (!left.isEmpty() && !detached) {
          sight.session().pacer().await(bell, PACE);
        }
      }
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
    if (detached) {
      sight
          .err()
          .println(
              "\nDetached; nothing was cancelled. Come back with: "
                  + ProgramName.with("logs -f " + String.join(" ", words)));
      return ExitCode.INTERRUPTED;
    }
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void detach() {
    detached = true;
    bell.ring();
  }

  private void showAll() throws IOException {
    Map<JobRecord, JobView> views = new LinkedHashMap<>();
    for (FollowedRun run : List.copyOf(left)) {
      JobRecord job = run.run().job();
      if (!views.containsKey(job)) {
        views.put(job, sight.jobs().view(job));
      }
      RunRow row = views.get(job).runs().get(run.run().index());
      if (row.attempt() > 0) {
        run.show(row);
      }
      if (row.state().isTerminal()) {
        over(run, row);
      }
    }
  }

  private void over(FollowedRun run, RunRow row) {
    run.end();
    left.remove(run);
    failed |= row.state() != RunState.COMPLETED;
    sight
        .err()
        .println(
            "--- "
                + run.run()
                + ": "
                + row.state()
                + (row.reason().isEmpty() ? "" : ", " + row.reason())
                + " ---");
  }
}
