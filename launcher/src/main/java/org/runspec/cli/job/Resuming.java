package org.runspec.cli.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runspec.cli.job.Steering.Meant;
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

  Resuming(Sight sight) {
    this.sight = sight;
    this.steering = new Steering(sight);
  }

  void resume(List<String> words) throws IOException {
    for (Meant meant : steering.meant(words)) {
      resume(meant);
    }
  }

  private void resume(Meant meant) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(meant.job());
    if (nodes.isPresent() && !nodes.get().wereAskedFor()) {
      throw new UserProblem(
          "resume " + meant.job().job(),
          "its launch was broken off before it had nodes",
          "the launch again, which goes on where that one ended, or "
              + ProgramName.with("cancel " + meant.job().job()));
    }
    JobView view = sight.jobs().view(meant.job());
    List<RunRow> ended = Steering.those(view, meant.runs(), run -> run.state().canResume());
    List<RunRow> open = Steering.those(view, meant.runs(), run -> !run.state().isTerminal());
    List<RunRow> completed =
        Steering.those(
            view, meant.runs(), run -> run.state().isTerminal() && !run.state().canResume());
    if (!completed.isEmpty() && !meant.whole()) {
      sight.out().println(Steering.names(completed) + " completed, and stays as it is.");
    }
    if (ended.isEmpty() && open.isEmpty()) {
      if (meant.whole()) {
        sight.out().println(meant.job().job() + " is completed: there is nothing to resume.");
      }
      return;
    }
    if (!ended.isEmpty()) {
      Map<Integer, Integer> attempts =
          ended.stream().collect(Collectors.toMap(RunRow::index, RunRow::attempt));
      steering.ask(meant.job(), new ClientRequest.ResumeRuns(attempts));
      sight.out().println("Resumed " + Steering.names(ended) + ".");
    }
    if (!open.isEmpty()) {
      sight.out().println(Steering.names(open) + " had not ended.");
    }
    List<RunRow> waiting = new ArrayList<>(ended);
    waiting.addAll(open);
    new NodeHaste(sight).hurry(view); // one that does not answer is leaving, and is started below
    startNodes(meant.job(), nodes, waiting);
  }

  /** Nodes that live stay as they are, and see the request by themselves. */
  private void startNodes(JobRecord job, Optional<JobNodes> reached, List<RunRow> waiting)
      throws IOException {
    TreeSet<Integer> nodes = new TreeSet<>();
    waiting.forEach(run -> nodes.add(job.shape().nodeOf(run.index())));
    if (reached.isPresent() && reached.get().start(nodes)) {
      sight
          .out()
          .println(
              "Nodes of "
                  + job.job()
                  + " execute them. Watch with: "
                  + ProgramName.with("list runs " + job.job()));
      return;
    }
    sight
        .out()
        .println(
            "Nodes that still live execute them. If there are none, resume where the job was"
                + " launched: on "
                + job.origin().host()
                + ", by "
                + job.origin().user()
                + ".");
  }
}
