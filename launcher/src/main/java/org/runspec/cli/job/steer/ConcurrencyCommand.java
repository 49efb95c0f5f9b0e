package org.runspec.cli.job.steer;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.StoreCommand;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.ClientRequest;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView;

@Parameters(
    commandDescription =
        "Sets how many runs of a job go on at the same time on each of its nodes, from now on. Fewer"
            + " than now end none: nodes wait until enough have ended. More than the machine has"
            + " slots wait for these.")
public final class ConcurrencyCommand extends StoreCommand {
  private static final int MOST = 10_000;

  @Parameter(description = "JOB... RUNS")
  private List<String> words = new ArrayList<>();

  @Override
  protected List<String> names() {
    return words;
  }

  @Override
  protected ExitCode run(Sight sight) throws IOException, InterruptedException {
    if (words.size() < 2) {
      throw new UserProblem(
          "set how many runs go on at a time",
          words.isEmpty() ? "nothing was named" : "a job and a number are needed",
          "concurrency job1 4");
    }
    int runs = runs(words.get(words.size() - 1));
    Steering steering = new Steering(sight);
    for (Meant meant :
        steering.jobs(words.subList(0, words.size() - 1), "set how many runs go on at a time in")) {
      JobView view = sight.jobs().view(meant.job());
      if (view.state().isTerminal()) {
        sight.out().println(meant.job().job() + " has ended: nothing goes on at any time.");
        continue;
      }
      steering.ask(meant.job(), new ClientRequest.SetConcurrency(runs));
      new NodeHaste(sight).hurry(view);
      sight
          .out()
          .println(
              meant.job().job()
                  + ": up to "
                  + runs
                  + (runs == 1 ? " run" : " runs")
                  + " at a time on each of its nodes.");
    }
    return ExitCode.DONE;
  }

  private static int runs(String word) {
    int runs = word.matches("[0-9]{1,9}") ? Integer.parseInt(word) : -1;
    if (runs < 1 || runs > MOST) {
      throw new UserProblem(
          "set how many runs go on at a time",
          runs == 0 ? "0 would never end" : "'" + word + "' is no number of runs from 1 to " + MOST,
          runs == 0 ? "hold job1, which starts no run until it is released" : "concurrency job1 4");
    }
    return runs;
  }
}
