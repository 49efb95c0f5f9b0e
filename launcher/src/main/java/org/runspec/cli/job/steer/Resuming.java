package org.runspec.cli.job.steer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.steer.Steering.Meant;
import org.runspec.cli.session.ProgramName;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

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

  void resume(List<String> words) throws IOException, InterruptedException {
    for (Meant meant : steering.meant(words)) {
      resume(meant);
    }
  }

  private void resume(Meant meant) throws IOException, InterruptedException {
    refuseBrokenOff(meant.job());
    JobView view = sight.jobs().view(meant.job());
    List<RunRow> ended = Steering.those(view, meant.runs(), run -> run.state().canResume());
    List<RunRow> open = Steering.those(view, meant.runs(), run -> !run.state().isTerminal());
    tellCompleted(view, meant);
    if (ended.isEmpty() && open.isEmpty()) {
      return;
    }
    List<RunRow> waiting = new ArrayList<>(ended);
    waiting.addAll(open);
    Start start = start(view, waiting);
    if (!ended.isEmpty()) {
      Map<Integer, Integer> attempts =
          ended.stream().collect(Collectors.toMap(RunRow::index, RunRow::attempt));
      steering.ask(meant.job(), new ClientRequest.ResumeRuns(attempts));
      sight.out().println("Resumed " + Steering.names(ended) + ".");
    }
    if (!open.isEmpty()) {
      sight.out().println(Steering.names(open) + " had not ended.");
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
      throw new UserProblem(
          "resume " + job.job(),
          "its launch was broken off before it had nodes",
          "the launch again, which goes on where that one ended, or "
              + ProgramName.with("cancel " + job.job()));
    }
  }

  private void tellCompleted(JobView view, Meant meant) {
    List<RunRow> completed =
        Steering.those(
            view, meant.runs(), run -> run.state().isTerminal() && !run.state().canResume());
    if (meant.whole() && completed.size() == meant.runs().size()) {
      sight.out().println(meant.job().job() + " is completed: there is nothing to resume.");
    } else if (!meant.whole() && !completed.isEmpty()) {
      sight.out().println(Steering.names(completed) + " completed, and stays as it is.");
    }
  }

  /** Nodes that are to be started, with all that this takes. */
  private record Start(Optional<JobNodes> nodes, Set<Integer> indices) {
    void now() throws IOException {
      if (nodes.isPresent() && !nodes.get().start(indices)) {
        throw new IOException("the target does not start nodes again");
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
    return wanted.isEmpty()
        ? new Start(Optional.empty(), Set.of())
        : new Start(Optional.of(new NodesHere(sight).of(view.job())), wanted);
  }
}
