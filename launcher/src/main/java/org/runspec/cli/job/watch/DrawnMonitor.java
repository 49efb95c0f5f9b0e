package org.runspec.cli.job.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.Patience;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Keys;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.SystemSignal;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.pace.Bell;
import org.runspec.report.screen.MonitorScreen;
import org.runspec.store.JobView;

/** Draws how a job goes on a terminal, again and again at the same place, until it is over. */
final class DrawnMonitor {
  private static final Duration PACE = Duration.ofSeconds(1);

  /** A key is seen that soon. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private static final String HINT = "Ctrl-C leaves; the job goes on.";

  private final Sight sight;
  private final JobRecord job;
  private final Bell bell = new Bell();
  private volatile boolean left;
  private volatile boolean interrupted;
  private int drawn;

  DrawnMonitor(Sight sight, JobRecord job) {
    this.sight = sight;
    this.job = job;
  }

  ExitCode watch() throws IOException, InterruptedException {
    Patience patience = new Patience(sight.session().pacer()::nanoTime);
    JobView view = sight.jobs().view(job);
    Optional<SystemSignal> interrupt = SystemSignal.handle("INT", this::interrupt);
    try (Keys keys = Keys.of(sight.session())) {
      while (!view.state().isTerminal() && !patience.isOver(view) && !left) {
        draw(new MonitorScreen(sight.frame()).of(view, keys.areSeen() ? "q or " + HINT : HINT));
        await(keys);
        sight.requireStill(job);
        view = sight.jobs().view(job);
      }
    } finally {
      interrupt.ifPresent(SystemSignal::close);
    }
    draw(new MonitorScreen(sight.frame()).of(view, ""));
    if (left && !view.state().isTerminal()) {
      sight
          .out()
          .println(
              "Left; the job goes on. Come back with: " + ProgramName.with("monitor " + job.job()));
      return interrupted ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
    new MonitorScreen(sight.frame()).standstill(view).forEach(sight.out()::println);
    return view.state() == JobState.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void interrupt() {
    interrupted = true;
    left = true;
    bell.ring();
  }

  private void await(Keys keys) throws IOException, InterruptedException {
    long began = sight.session().pacer().nanoTime();
    long pause = sight.jobs().pause(PACE).toNanos();
    while (!left && sight.session().pacer().nanoTime() - began < pause) {
      sight.session().pacer().await(bell, GLANCE);
      if (keys.pressed('q')) {
        left = true; // never unset: Ctrl-C may come at any time
      }
    }
  }

  /** Over what was drawn before, each line to its end, and what is left below it goes. */
  private void draw(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A');
    }
    text.append('\r');
    lines.forEach(line -> text.append(line).append("\u001b[K\n"));
    text.append("\u001b[J");
    sight.out().print(text);
    sight.out().flush();
    drawn = lines.size();
  }
}
