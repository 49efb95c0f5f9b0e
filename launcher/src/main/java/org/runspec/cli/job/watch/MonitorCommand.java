package org.runspec.cli.job.watch;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;

@Parameters(
    commandDescription =
        "Watches a job until it is over, or nobody executes it any more: how many runs are in which"
            + " state, how quickly they end, the best so far, failures by cause, nodes. Drawn again and"
            + " again on a terminal, a line for each change elsewhere. Fails if a run did not complete."
            + " Leaving it, by q or Ctrl-C, stops nothing.")
public final class MonitorCommand extends StoreCommand {
  @Parameter(description = "JOB")
  private List<String> words = new ArrayList<>();

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.size() != 1) {
      throw new UserProblem(
          "watch a job",
          words.isEmpty() ? "none was named" : "one at a time is watched",
          words.isEmpty() ? "monitor job1, or list jobs" : "monitor " + words.get(0));
    }
    Named named = sight.find(words).get(0);
    return sight.session().terminal().interactive()
        ? new DrawnMonitor(sight, named.job()).watch()
        : new PrintedMonitor(sight, named.job()).watch();
  }
}
