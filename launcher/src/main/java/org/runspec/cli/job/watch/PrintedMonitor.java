package org.runspec.cli.job.watch;

import java.io.IOException;
import java.time.Duration;
import org.runspec.cli.job.Patience;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.pace.Bell;
import org.runspec.report.CellText;
import org.runspec.report.screen.MonitorScreen;
import org.runspec.store.JobView;

/** Prints a line whenever a job's runs changed their states, for files and logs. */
final class PrintedMonitor {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final Duration LEAST_BETWEEN = Duration.ofSeconds(10);

  private final Sight sight;
  private final JobRecord job;
  private String last = "";
  private long printed;

  PrintedMonitor(Sight sight, JobRecord job) {
    this.sight = sight;
    this.job = job;
  }

  ExitCode watch() throws IOException, InterruptedException {
    Patience patience = new Patience(sight.session().pacer()::nanoTime);
    JobView view = sight.jobs().view(job);
    while (!view.state().isTerminal() && !patience.isOver(view) && !sight.out().checkError()) {
      tell(view);
      sight.session().pacer().await(new Bell(), PACE);
      sight.requireStill(job);
      view = sight.jobs().view(job);
    }
    print(view);
    new MonitorScreen(sight.frame()).end(view).forEach(sight.out()::println);
    return view.state() == JobState.COMPLETED ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void tell(JobView view) {
    long now = sight.session().pacer().nanoTime();
    boolean due = last.isEmpty() || now - printed >= LEAST_BETWEEN.toNanos();
    if (due && !MonitorScreen.line(view).equals(last)) {
      print(view);
      printed = now;
    }
  }

  private void print(JobView view) {
    last = MonitorScreen.line(view);
    sight.out().println(new CellText(sight.zone()).of(sight.now()) + "  " + last);
    sight.out().flush();
  }
}
