package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.job.RunState;
import org.runspec.report.Named;
import org.runspec.report.StatusScreen;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;

@Parameters(
    commandDescription =
        "Shows on one screen how a job, a run or a node (run12) stands: counts, nodes and their signs"
            + " of life; of what failed the reason, the last of its output, and what to do.")
final class StatusCommand extends StoreCommand {
  private static final int LINES = 30;

  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Override
  ExitCode run(Sight sight) throws IOException {
    if (words.isEmpty()) {
      throw new UserProblem(
          "show how a job stands", "none was named", "status job1, or list jobs");
    }
    String gap = "";
    for (Named named : sight.find(words)) {
      sight.out().print(gap);
      gap = "\n";
      screen(named, sight).forEach(sight.out()::println);
    }
    return ExitCode.DONE;
  }

  private static List<String> screen(Named named, Sight sight) throws IOException {
    JobView view = sight.jobs().view(named.job());
    StatusScreen screen =
        new StatusScreen(
            view, sight.now(), sight.zone(), sight.width(), ProgramName.shown());
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
