package org.runspec.cli.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.OutputChannel;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.report.Named;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Shows what runs and nodes printed. */
final class Logs {
  private final Sight sight;
  private final OptionalInt attempt;

  /**
   * Of one attempt.
   *
   * @param attempt absent for the one that decides, else the newest
   */
  Logs(Sight sight, OptionalInt attempt) {
    this.sight = sight;
    this.attempt = attempt;
  }

  /**
   * Shows the output of what is named.
   *
   * @param follow whether what comes is shown too
   * @param lines to begin with, from the end; less than 0 for all
   */
  ExitCode show(List<String> words, boolean follow, int lines)
      throws IOException, InterruptedException {
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
        nodeLog(node);
      }
    }
    return follow ? new Following(sight, runs).follow(words) : show(runs);
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

  private void nodeLog(Named.Node node) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(node.job());
    if (nodes.isEmpty()) {
      throw new UserProblem(
          "show what node " + node + " printed",
          "its job was launched on "
              + node.job().origin().host()
              + " by "
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

  private ExitCode show(List<FollowedRun> runs) throws IOException {
    Map<JobRecord, JobView> views = new LinkedHashMap<>();
    int silent = 0;
    for (FollowedRun run : runs) {
      JobRecord job = run.run().job();
      if (!views.containsKey(job)) {
        views.put(job, sight.jobs().view(job));
      }
      RunRow row = views.get(job).runs().get(run.run().index());
      if (attempt.orElse(0) > row.attempt()) {
        throw new UserProblem(
            "show attempt " + attempt.getAsInt() + " of " + run.run(),
            row.attempt() == 0 ? "it has had none yet" : "it had " + row.attempt(),
            "logs " + run.run());
      }
      silent += row.started().isEmpty() ? 1 : 0;
      run.show(attempt.orElse(row.attempt()));
      run.end();
    }
    if (silent > 0) {
      sight
          .err()
          .println(
              silent == runs.size() && silent == 1
                  ? runs.get(0).run() + " has not started; -f waits for it."
                  : silent + " of " + runs.size() + " runs have not started.");
    }
    return ExitCode.DONE;
  }
}
