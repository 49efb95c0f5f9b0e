package org.runspec.cli.job.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.cli.job.Patience;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.pace.Bell;
import org.runspec.report.Attempts;
import org.runspec.report.Attempts.AttemptRow;
import org.runspec.report.StandstillText;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Shows the output of runs until all of them are over, or the user has seen enough. */
final class Following {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Sight sight;
  private final List<FollowedRun> left;
  private final Notes notes;
  private final Map<JobRecord, Patience> patience = new HashMap<>();
  private final Bell bell = new Bell();
  private volatile boolean detached;
  private boolean failed;

  Following(Sight sight, List<FollowedRun> runs) {
    this.sight = sight;
    this.left = new ArrayList<>(runs);
    this.notes = new Notes(sight.err(), runs.size());
  }

  /**
   * Follows.
   *
   * @param command by which the user comes back, without this program's name
   * @param only the attempt that is shown; absent for the newest and all after it
   */
  ExitCode follow(String command, OptionalInt only) throws IOException, InterruptedException {
    if (only.isPresent()) {
      requireAttempt(only.getAsInt(), command.substring(0, command.indexOf(' ') + 1));
    }
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::detach);
    try {
      while (!isDone()) {
        advance();
        if (!isDone()) {
          sight.session().pacer().await(bell, sight.jobs().pause(PACE));
        }
      }
    } finally {
      interrupt.ifPresent(SystemSignal::close);
      left.forEach(FollowedRun::end);
      notes.flush();
    }
    if (detached) {
      String words = "\nDetached; nothing was cancelled. Come back with: ";
      String attempt = only.isPresent() ? " --attempt " + only.getAsInt() : "";
      sight.err().println(words + ProgramName.with(command + attempt));
      return ExitCode.INTERRUPTED;
    }
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void requireAttempt(int attempt, String command) throws IOException {
    for (FollowedRun run : left) {
      RunRow row = sight.jobs().view(run.run().job()).runs().get(run.run().index());
      NamedAttempt.require(attempt, run.run(), row, command);
    }
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
      if (run.advance(views.get(job), bell, notes)) {
        over(run, views.get(job).runs().get(run.run().index()));
      }
    }
    views.values().stream().filter(this::standsStill).forEach(this::giveUp);
    notes.flush();
  }

  private boolean standsStill(JobView view) {
    return patience
        .computeIfAbsent(view.job(), job -> new Patience(sight.session().pacer()::nanoTime))
        .isOver(view);
  }

  /** All is shown of a job's runs that there will be, until somebody does something. */
  private void giveUp(JobView view) {
    for (FollowedRun run : List.copyOf(left)) {
      if (run.run().job().equals(view.job())) {
        run.end();
        left.remove(run);
        failed = true;
        String state = view.runs().get(run.run().index()).state().toString();
        String why = StandstillText.brief(view, view.standstill().orElseThrow());
        notes.over(run.run().toString(), state + ", " + why);
      }
    }
  }

  private void over(FollowedRun run, RunRow row) throws IOException {
    run.end();
    left.remove(run);
    if (run.attempt() < row.attempt()) {
      failed = true;
      notes.over(run.run() + ", attempt " + run.attempt(), earlier(run));
    } else {
      failed |= row.state() != RunState.COMPLETED;
      String reason = row.reason().isEmpty() ? "" : ", " + row.reason();
      notes.over(run.run().toString(), row.state() + reason);
    }
  }

  /** How an attempt ended that another one followed. */
  private String earlier(FollowedRun run) throws IOException {
    return new Attempts(sight.stores().records(), run.run().job())
        .of(run.run().index(), run.attempt() + 1).stream()
            .filter(attempt -> attempt.number() == run.attempt())
            .map(AttemptRow::how)
            .findFirst()
            .orElse("over");
  }
}
