package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.launch.JobNodes;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.NodesSeen;
import org.runspec.store.view.StoredEnds;

/** Has runs executed again: sets their ends aside, and starts nodes where none is left. */
final class Resuming {
  private final Sight sight;
  private final Steering steering;
  private final Presence presence;

  Resuming(Sight sight) {
    this.sight = sight;
    this.steering = new Steering(sight);
    this.presence = new Presence(sight);
  }

  void resume(List<Meant> all) throws IOException, InterruptedException {
    for (Meant meant : all) {
      resume(meant);
    }
  }

  private void resume(Meant meant) throws IOException, InterruptedException {
    refuseBrokenOff(meant.job());
    JobView view = sight.jobs().view(meant.job());
    Standing standing = standing(view, meant);
    tellCompleted(standing.completed(), meant);
    List<RunRow> waiting = new ArrayList<>(standing.ended());
    waiting.addAll(standing.open());
    if (waiting.isEmpty()) {
      return;
    }
    Start start = start(view, waiting);
    if (!standing.ended().isEmpty()) {
      steering.ask(meant.job(), new ClientRequest.ResumeRuns(standing.attempts()));
      sight.out().println("Resumed " + Steering.names(standing.ended()) + ".");
    }
    if (!standing.open().isEmpty()) {
      sight.out().println(Steering.names(standing.open()) + " had not ended.");
    }
    new NodeHaste(sight).hurry(view); // one that does not answer is leaving, and is started below
    start.now();
    sight
        .out()
        .println(
            "Nodes of "
                + meant.job().job()
                + " execute "
                + (waiting.size() == 1 ? "it" : "them")
                + ". Watch with: "
                + ProgramName.with("list runs " + meant.job().job()));
  }

  /** One that was begun here can be finished here. */
  private void refuseBrokenOff(JobRecord job) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(job);
    if (nodes.isPresent() && !nodes.get().wereAskedFor()) {
      boolean brokenOff = nodes.get().seen().nodes() == NodesSeen.NEVER_ASKED_FOR;
      throw new UserProblem(
          "resume " + job.job(),
          brokenOff ? "its launch was broken off before it had nodes" : "it is being launched",
          brokenOff
              ? "the launch again, which goes on where that one ended, or "
                  + ProgramName.with("cancel " + job.job())
              : ProgramName.with("monitor " + job.job()));
    }
  }

  /**
   * How runs stand by the store's own word.
   *
   * @param attempts of those that ended and can be resumed, by index
   */
  private record Standing(
      List<RunRow> ended,
      List<RunRow> open,
      List<RunRow> completed,
      Map<Integer, Integer> attempts) {}

  /** A node that was lost with its disk may have ended runs and told nobody but the store. */
  private Standing standing(JobView view, Meant meant) throws IOException {
    List<RunRow> asked =
        Steering.those(view, meant.runs(), run -> !meant.whole() || !run.state().isTerminal());
    StoredEnds stored =
        StoredEnds.of(
            sight.stores().records(),
            meant.job(),
            asked.stream().map(RunRow::index).toList(),
            new Wishes(view.requests()));
    Standing standing =
        new Standing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
    for (RunRow run : Steering.those(view, meant.runs(), any -> true)) {
      if (stored.damaged().contains(run.index())) {
        standing.ended().add(run);
        standing.attempts().put(run.index(), behindDamage(meant.job(), run));
        continue;
      }
      RunEnd end = stored.ends().get(run.index());
      RunState state = end == null ? run.state() : end.state();
      if (!state.isTerminal()) {
        standing.open().add(run);
      } else if (state.canResume()) {
        standing.ended().add(run);
        standing.attempts().put(run.index(), end == null ? run.attempt() : end.attempt());
      } else {
        standing.completed().add(run);
      }
    }
    return standing;
  }

  /** Which attempt ended the run cannot be read; none that was claimed later did. */
  private int behindDamage(JobRecord job, RunRow run) throws IOException {
    sight.err().println("The end of " + run.name() + " is damaged, and is set aside.");
    Map<Integer, Integer> claimed = sight.stores().records().attempts(job.job());
    return Math.max(Math.max(1, run.attempt()), claimed.getOrDefault(run.index(), 0));
  }

  private void tellCompleted(List<RunRow> completed, Meant meant) {
    if (meant.whole() && completed.size() == meant.runs().size()) {
      sight.out().println(meant.job().job() + " is completed: there is nothing to resume.");
    } else if (!meant.whole() && !completed.isEmpty()) {
      sight.out().println(Steering.names(completed) + " completed, and stays as it is.");
    }
  }

  /** Nodes that are to be started, with all that this takes. */
  private record Start(Optional<JobNodes> nodes, Set<Integer> indices) {
    void now() throws IOException {
      if (nodes.isPresent()) {
        nodes.get().start(indices);
      }
    }
  }

  /**
   * Finds out which nodes are to be started; nothing is asked for yet. Those that live stay as they
   * are, and see the request by themselves.
   */
  private Start start(JobView view, List<RunRow> waiting) throws IOException, InterruptedException {
    TreeSet<Integer> wanted = new TreeSet<>();
    waiting.forEach(run -> wanted.add(view.job().shape().nodeOf(run.index())));
    Set<Integer> elsewhere = presence.mayLiveElsewhere(view);
    elsewhere.retainAll(wanted);
    Optional<NodesHere.Promise> promise =
        elsewhere.containsAll(wanted)
            ? Optional.empty()
            : Optional.of(new NodesHere(sight).of(view.job()));
    if (promise.isEmpty()) {
      tellWhatIsLacking(view.job());
    }
    Set<Integer> living = presence.showThemselves(view, elsewhere);
    wanted.removeAll(living);
    if (!living.isEmpty()) {
      sight
          .out()
          .println(
              (living.size() == 1 ? "One node" : living.size() + " nodes")
                  + " of "
                  + view.job().job()
                  + (living.size() == 1 ? " lives" : " live")
                  + " elsewhere, and will see to it.");
    }
    if (wanted.isEmpty()) {
      return new Start(Optional.empty(), Set.of());
    }
    NodesHere.Promise needed =
        promise.isPresent() ? promise.get() : new NodesHere(sight).of(view.job());
    JobNodes nodes = needed.keep();
    if (!nodes.canBeStarted()) {
      throw new UserProblem(
          "resume " + view.job().job(),
          "its target does not start nodes again",
          ProgramName.with("rerun " + view.job().job()) + ", which makes a new job of it");
    }
    return new Start(Optional.of(nodes), wanted);
  }

  /** Nobody should wait for nodes only to hear then that none can be had in their place. */
  private void tellWhatIsLacking(JobRecord job) throws IOException {
    try {
      new NodesHere(sight).of(job);
    } catch (UserProblem lacking) {
      sight.err().println("Note: should its nodes be gone: " + lacking.getMessage());
    }
  }
}
