package org.runspec.cli.job.watch;

import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.job.RunState;
import org.runspec.report.Attempts;
import org.runspec.report.Attempts.AttemptRow;
import org.runspec.report.Named;
import org.runspec.report.screen.Frame;
import org.runspec.report.screen.JobScreen;
import org.runspec.report.screen.NodeScreen;
import org.runspec.report.screen.RunScreen;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Prints a screen for each job, run or node that is named. */
final class StatusScreens {
  private static final int LINES = 30;

  private final Sight sight;

  StatusScreens(Sight sight) {
    this.sight = sight;
  }

  void print(List<String> words) throws IOException {
    String gap = "";
    for (Named named : sight.find(words)) {
      sight.out().print(gap);
      gap = "\n";
      screen(named).forEach(sight.out()::println);
    }
  }

  private List<String> screen(Named named) throws IOException {
    JobView view = sight.jobs().view(named.job());
    Frame frame = sight.frame();
    int corrupt = sight.jobs().corrupt(named.job());
    if (named instanceof Named.Run run) {
      RunRow row = view.runs().get(run.index());
      List<AttemptRow> attempts =
          new Attempts(sight.stores().records(), run.job()).of(run.index(), row.attempt());
      return new RunScreen(frame).of(view, row, attempts, output(run, row), corrupt);
    } else if (named instanceof Named.Node node) {
      List<String> log = new NodeLog(sight, node).lastLines(LINES);
      return new NodeScreen(frame).of(view, view.nodes().get(node.node()), log, corrupt);
    }
    return new JobScreen(frame).of(view, corrupt);
  }

  private List<String> output(Named.Run run, RunRow row) throws IOException {
    return row.state() == RunState.COMPLETED
        ? List.of()
        : new StoredOutput(sight.stores().files(), run).lastLines(row.attempt(), LINES);
  }
}
