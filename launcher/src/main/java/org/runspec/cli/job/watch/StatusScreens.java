package org.runspec.cli.job.watch;

import java.io.IOException;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.RunState;
import org.runspec.report.Named;
import org.runspec.report.StatusScreen;
import org.runspec.store.JobView;

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
    StatusScreen screen =
        new StatusScreen(view, sight.now(), sight.zone(), sight.width(), ProgramName.shown());
    if (named instanceof Named.Run run) {
      JobView.RunRow row = view.runs().get(run.index());
      List<String> output =
          row.state() == RunState.COMPLETED
              ? List.of()
              : new StoredOutput(sight.stores().files(), run).lastLines(row.attempt(), LINES);
      return screen.run(run.index(), output);
    } else if (named instanceof Named.Node node) {
      return screen.node(node.node());
    }
    return screen.job();
  }
}
