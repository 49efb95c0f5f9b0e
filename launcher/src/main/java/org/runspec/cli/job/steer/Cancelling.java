package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.storage.StorePlace;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.launch.JobNodes;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Ends runs: asks their nodes to, and does it itself where none is left. */
final class Cancelling {
  /** After which a node that was killed a moment ago is no process any more. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sight sight;
  private final Steering steering;
  private final Presence presence;
  private final boolean wait;

  /**
   * For a store.
   *
   * @param wait whether to see it done
   */
  Cancelling(Sight sight, boolean wait) {
    this.sight = sight;
    this.steering = new Steering(sight);
    this.presence = new Presence(sight);
    this.wait = wait;
  }

  /** Returns whether all that is meant is over, or nobody wants to know. */
  boolean cancel(List<Meant> all) throws IOException, InterruptedException {
    return Steering.all(all, this::cancel);
  }

  private boolean cancel(Meant meant) throws IOException, InterruptedException {
    JobView view = sight.jobs().view(meant.job());
    tellEnded(Steering.those(view, meant.runs(), run -> run.state().isTerminal()), meant);
    List<RunRow> open = Steering.those(view, meant.runs(), run -> !run.state().isTerminal());
    if (open.isEmpty()) {
      return true;
    }
    List<Integer> runs = open.stream().map(RunRow::index).toList();
    steering.ask(
        meant.job(),
        meant.whole() ? new ClientRequest.CancelJob() : new ClientRequest.CancelRuns(runs));
    if (meant.whole()) {
      withdraw(meant.job());
    }
    if (!presence.mayBeInUse(sight.jobs().view(meant.job()))) {
      endForNobody(meant.job(), open);
    }
    new NodeHaste(sight).hurry(view).forEach(this::tellSilence);
    if (!wait) {
      sight.out().println("Asked to cancel " + Steering.names(open) + ".");
      return true;
    }
    sight.err().println("Cancelling " + Steering.names(open) + " ...");
    JobView after = steering.await(meant.job(), runs, run -> run.state().isTerminal(), SOON);
    List<RunRow> still = Steering.those(after, runs, run -> !run.state().isTerminal());
    if (!still.isEmpty()) {
      if (presence.inUse(List.of(after)).isEmpty()) {
        endForNobody(meant.job(), still);
      }
      after = steering.await(meant.job(), runs, run -> run.state().isTerminal(), PATIENCE);
    }
    return tell(after, runs);
  }

  private void tellSilence(Heartbeat.Door door) {
    sight
        .err()
        .println(
            "Note: the node at "
                + door.address()
                + ":"
                + door.port()
                + " does not answer; it sees the request at its next sign of life.");
  }

  private void tellEnded(List<RunRow> ended, Meant meant) {
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

  /**
   * Where no node of the job lives, nobody else would end its runs. What a node that was killed
   * left running is ended by its next life, which then finds nothing to do.
   */
  private void endForNobody(JobRecord job, List<RunRow> open) throws IOException {
    Wishes wishes = new Wishes(sight.stores().records().requests(job.job(), Set.of()));
    for (RunRow row : open) {
      int run = row.index();
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
    Set<Integer> killed =
        open.stream()
            .filter(row -> row.state() == RunState.RUNNING)
            .map(row -> job.shape().nodeOf(row.index()))
            .collect(Collectors.toSet());
    Optional<JobNodes> nodes = sight.nodes(job);
    if (!killed.isEmpty()
        && nodes.isPresent()
        && nodes.get().wereAskedFor()
        && nodes.get().mayLeaveProcesses()) {
      nodes.get().renew(new StorePlace(sight.project(), sight.session()).forNodesHere());
      nodes.get().start(killed);
    }
  }

  /** Nobody pays for machines that would come only to hear that there is nothing to do. */
  private void withdraw(JobRecord job) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(job);
    if (nodes.isPresent() && nodes.get().wereAskedFor() && !nodes.get().mayLeaveProcesses()) {
      nodes.get().withdrawQueued();
    }
  }

  private boolean tell(JobView after, List<Integer> runs) {
    List<RunRow> cancelled = Steering.those(after, runs, run -> run.state() == RunState.CANCELLED);
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
      sight.out().println(Steering.stillOpen(after, open, "end"));
    }
    return open.isEmpty();
  }
}
