package org.runspec.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.runspec.cli.Steering.Meant;
import org.runspec.job.ClientRequest;
import org.runspec.job.JobRecord;
import org.runspec.launch.JobNodes;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

@Parameters(
    commandDescription =
        "Executes runs again that failed or were cancelled, with the same hyperparameters and seeds"
            + " and from their checkpoints, and starts the job's nodes again where none is left. A"
            + " job stands for all its runs; those that wait for a node get one, too.")
final class ResumeCommand extends StoreCommand {
  @Parameter(description = "JOB|RUN...")
  private List<String> words = new ArrayList<>();

  @Override
  ExitCode run(Sight sight) throws IOException {
    if (words.isEmpty()) {
      throw new UserProblem("resume", "nothing was named", "resume job1, or resume run1.1");
    }
    Steering steering = new Steering(sight);
    boolean done = true;
    for (Meant meant : steering.meant(words)) {
      done &= resume(meant, steering, sight);
    }
    return done ? ExitCode.DONE : ExitCode.TRY_LATER;
  }

  /** Returns whether there are nodes, or nothing is to be done. */
  private static boolean resume(Meant meant, Steering steering, Sight sight) throws IOException {
    JobView view = sight.jobs().view(meant.job());
    List<RunRow> ended =
        Steering.those(view, meant.runs(), run -> run.state().canResume());
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
      return true;
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
    return startNodes(meant.job(), waiting, sight);
  }

  /** Nodes that live stay as they are, and see the request by themselves. */
  private static boolean startNodes(JobRecord job, List<RunRow> waiting, Sight sight)
      throws IOException {
    TreeSet<Integer> nodes = new TreeSet<>();
    waiting.forEach(run -> nodes.add(job.shape().nodeOf(run.index())));
    Optional<JobNodes> reached = sight.nodes(job);
    if (reached.isPresent() && reached.get().start(nodes)) {
      sight
          .out()
          .println(
              "Nodes of "
                  + job.job()
                  + " execute them. Watch with: "
                  + ProgramName.with("list runs " + job.job()));
      return true;
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
    return true;
  }
}
