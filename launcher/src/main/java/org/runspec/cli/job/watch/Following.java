package org.runspec.cli.job.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
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
   * @param command by which the user comes back, without this program's name
   */
  ExitCode follow(String command) throws IOException, InterruptedException {
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::detach);
    try {
      while (!isDone()) {
        advance();
        if (!isDone()) {
          sight.session().pacer().await(bell, PACE);
        }
      }
    } finally {
      interrupt.ifPresent(SystemSignal::close);
      left.forEach(FollowedRun::end);
    }
    if (detached) {
      String words = "\nDetached; nothing was cancelled. Come back with: ";
      sight.err().println(words + ProgramName.with(command));
      return ExitCode.INTERRUPTED;
    }
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void detach() {
    detached = true;
    bell.ring();
  }

  /** Nobody may be there any more to be shown anything, as behind {@code | head}. */
  private boolean isDone() {
    return left.isEmpty() || detached || sight.out().checkError();
  }

  private void advance() throws IOException {
    Map<JobRecord, JobView> views = new LinkedHashMap<>();
    for (FollowedRun run : List.copyOf(left)) {
      JobRecord job = run.run().job();
      if (!views.containsKey(job)) {
        sight.requireStill(job);
        views.put(job, sight.jobs().view(job));
      }
      if (run.advance(views.get(job), bell)) {
        over(run, views.get(job).runs().get(run.run().index()));
      }
    }
  }

  private void over(FollowedRun run, RunRow row) {
    run.end();
    left.remove(run);
    failed |= row.state() != RunState.COMPLETED;
    String reason = row.reason().isEmpty() ? "" : ", " + row.reason();
    sight.err().println("--- " + run.run() + ": " + row.state() + reason + " ---");
  }
}
