package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.cli.Steering.Meant;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.launch.JobNodes;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

@Parameters(
    commandDescription =
        "Ends jobs or runs: those that go on are asked to stop and get time to save what they want"
            + " to keep, those that wait never start. A node (run12) stands for the runs of its name."
            + " Waits for half a minute to see it done.")
final class CancelCommand extends StoreCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Parameter(names = "--no-wait", description = "Leaves the request and does not wait")
  private boolean noWait;

  @Override
  ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw new UserProblem("cancel", "nothing was named", "cancel job1, or cancel run1.1");
    }
    Steering steering = new Steering(sight);
    boolean done = true;
    for (Meant meant : steering.meant(words)) {
      done &= cancel(meant, steering, sight);
    }
    return done ? ExitCode.DONE : ExitCode.TRY_LATER;
  }

  /** Returns whether the runs are over, or nobody wants to know. */
  private boolean cancel(Meant meant, Steering steering, Sight sight)
      throws IOException, InterruptedException {
    JobView view = sight.jobs().view(meant.job());
    tellEnded(Steering.those(view, meant.runs(), run -> run.state().isTerminal()), meant, sight);
    List<RunRow> open = Steering.those(view, meant.runs(), run -> !run.state().isTerminal());
    if (open.isEmpty()) {
      return true;
    }
    List<Integer> runs = open.stream().map(RunRow::index).toList();
    steering.ask(
        meant.job(),
        meant.whole() ? new ClientRequest.CancelJob() : new ClientRequest.CancelRuns(runs));
    endWhereNobodyIs(meant.job(), runs, sight);
    if (noWait) {
      sight.out().println("Asked to cancel " + Steering.names(open) + ".");
      return true;
    }
    sight.err().println("Cancelling " + Steering.names(open) + " ...");
    JobView after =
        steering.await(meant.job(), runs, run -> run.state().isTerminal(), PATIENCE);
    return tell(after, runs, sight);
  }

  private static void tellEnded(List<RunRow> ended, Meant meant, Sight sight) {
    if (ended.isEmpty() || (meant.whole() && ended.size() < meant.runs().size())) {
      return;
    }
    Map<RunState, List<RunRow>> byState = new EnumMap<>(RunState.class);
    ended.forEach(run -> byState.computeIfAbsent(run.state(), state -> new ArrayList<>()).add(run));
    byState.forEach(
        (state, runs) ->
            sight
                .out()
                .println(
                    (meant.whole() ? meant.job().job() + ": " : "")
                        + Steering.names(runs)
                        + " had ended before: "
                        + state));
  }

  /** Where the target has no node of the job, nobody else would end its runs. */
  private static void endWhereNobodyIs(JobRecord job, List<Integer> runs, Sight sight)
      throws IOException {
    Optional<JobNodes> nodes = sight.nodes(job);
    if (nodes.isEmpty() || !nodes.get().areGone()) {
      return;
    }
    Wishes wishes =
        new Wishes(sight.stores().records().requests(job.job(), Set.of()));
    for (int run : runs) {
      RunEnd end =
          new RunEnd(
              run,
              0,
              job.shape().nameOf(run),
              Optional.empty(),
              "",
              RunState.CANCELLED,
              Optional.empty(),
              "cancelled by " + sight.user(),
              Map.of(),
              Map.of(),
              Optional.empty(),
              sight.now());
      sight.stores().records().end(job, end, wishes.resumed(run));
    }
  }

  private static boolean tell(JobView after, List<Integer> runs, Sight sight) {
    List<RunRow> cancelled =
        Steering.those(after, runs, run -> run.state() == RunState.CANCELLED);
    List<RunRow> otherwise =
        Steering.those(
            after, runs, run -> run.state().isTerminal() && run.state() != RunState.CANCELLED);
    List<RunRow> open = Steering.those(after, runs, run -> !run.state().isTerminal());
    if (!cancelled.isEmpty()) {
      sight.out().println("Cancelled " + Steering.names(cancelled) + ".");
    }
    if (!otherwise.isEmpty()) {
      sight.out().println(Steering.names(otherwise) + " ended before that.");
    }
    if (!open.isEmpty()) {
      sight
          .out()
          .println(
              Steering.names(open)
                  + " did not end yet. The request stands: nodes see it at their next sign of life."
                  + " Look again with: "
                  + ProgramName.with("status " + after.job().job()));
    }
    return open.isEmpty();
  }
}
