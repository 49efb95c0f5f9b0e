package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.job.JobRecord;
import org.runspec.job.RunState;
import org.runspec.launch.JobNodes;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

@Parameters(
    commandDescription =
        "Shows what runs printed: the attempt that decides, else the newest. Of a node (run12) it"
            + " shows what its controller printed. With -f it goes on until the runs end, and fails"
            + " if one of them did; Ctrl-C leaves them running.")
final class LogsCommand extends StoreCommand {
  private static final int UNSET = -1;

  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Parameter(
      names = {"-f", "--follow"},
      description = "Shows what comes until the runs end")
  private boolean follow;

  @Parameter(names = "--lines", description = "Begins with so many lines from the end")
  private int lines = UNSET;

  @Parameter(names = "--attempt", description = "Shows this attempt, from 1")
  private int attempt = UNSET;

  @Override
  ExitCode run(Sight sight) throws IOException, InterruptedException {
    check();
    List<FollowedRun> runs = new ArrayList<>();
    List<Named> named = sight.find(words);
    List<Named.Run> all = runsOf(named);
    for (Named.Run run : all) {
      String prefix = all.size() > 1 ? run + " | " : "";
      runs.add(
          new FollowedRun(
              run,
              sight.stores().files(),
              new OutputChannel(sight.out(), prefix, sight.session().terminal().interactive()),
              sight.err(),
              lines));
    }
    for (Named one : named) {
      if (one instanceof Named.Node node) {
        nodeLog(node, sight);
      }
    }
    return follow ? new Following(sight, runs).follow(words) : show(sight, runs);
  }

  private void check() {
    if (words.isEmpty()) {
      throw new UserProblem("show output", "no run was named", "logs run1.1, or list runs");
    } else if (attempt != UNSET && (follow || attempt < 1)) {
      throw new UserProblem(
          "show attempt " + attempt,
          follow ? "only the newest can be followed" : "attempts are counted from 1",
          follow ? "without -f" : "--attempt 1");
    } else if (lines != UNSET && lines < 0) {
      throw new UserProblem("begin with " + lines + " lines", "it is less than 0", "--lines 30");
    }
  }

  /** A job stands for all its runs. */
  private static List<Named.Run> runsOf(List<Named> named) {
    Map<String, Named.Run> runs = new LinkedHashMap<>();
    for (Named one : named) {
      if (one instanceof Named.Run run) {
        runs.put(run.job().job() + " " + run, run);
      } else if (one instanceof Named.Job job) {
        IntStream.range(0, job.job().shape().totalRuns())
            .mapToObj(index -> new Named.Run(job.job(), index))
            .forEach(run -> runs.put(job + " " + run, run));
      }
    }
    return List.copyOf(runs.values());
  }

  private static void nodeLog(Named.Node node, Sight sight) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(node.job());
    if (nodes.isEmpty()) {
      throw new UserProblem(
          "show what node " + node + " printed",
          "its job was launched on " + node.job().origin().host() + " by "
              + node.job().origin().user(),
          "the same command there");
    }
    OutputChannel channel =
        new OutputChannel(sight.out(), "", sight.session().terminal().interactive());
    long offset = 0;
    for (byte[] piece = nodes.get().log(node.node(), offset);
        piece.length > 0;
        piece = nodes.get().log(node.node(), offset)) {
      channel.write(piece);
      offset += piece.length;
    }
    channel.end();
  }

  private ExitCode show(Sight sight, List<FollowedRun> runs) throws IOException {
    Map<JobRecord, JobView> views = new LinkedHashMap<>();
    int silent = 0;
    for (Iterator<FollowedRun> left = runs.iterator(); left.hasNext(); ) {
      FollowedRun run = left.next();
      JobRecord job = run.run().job();
      if (!views.containsKey(job)) {
        views.put(job, sight.jobs().view(job));
      }
      RunRow row = views.get(job).runs().get(run.run().index());
      if (attempt != UNSET && attempt > row.attempt()) {
        throw new UserProblem(
            "show attempt " + attempt + " of " + run.run(),
            row.attempt() == 0 ? "it has had none yet" : "it had " + row.attempt(),
            "logs " + run.run());
      }
      silent += row.started().isEmpty() ? 1 : 0;
      run.show(attempt == UNSET ? row.attempt() : attempt);
      run.end();
    }
    if (silent > 0) {
      sight.err().println(
          silent == runs.size() && silent == 1
              ? runs.get(0).run() + " has not started; -f waits for it."
              : silent + " of " + runs.size() + " runs have not started.");
    }
    return ExitCode.DONE;
  }

  /** Whether a run is over, and went wrong. */
  static boolean isFailed(RunRow row) {
    return row.state() == RunState.ERROR || row.state() == RunState.CANCELLED;
  }
}
