package org.runspec.cli.job.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Meant;
import org.runspec.cli.job.RunChoice;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.Stores;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.JobView.RunRow;

/** Runs that names and conditions choose: those of jobs and nodes in the order of the job. */
public final class PlotRuns {
  private PlotRuns() {}

  /**
   * Runs of all stores that names are in, each once.
   *
   * @throws UserProblem if none meets the conditions
   */
  static List<ChosenRun> of(Stores stores, List<String> names, List<String> conditions)
      throws IOException {
    RunChoice choice = new RunChoice(conditions);
    List<ChosenRun> all = new ArrayList<>();
    for (Map.Entry<Sight, List<Meant>> some : choice.of(stores.byStore(names)).entrySet()) {
      all.addAll(chosen(some.getKey(), some.getValue()));
    }
    if (all.isEmpty() && !choice.isOfAll()) {
      throw new UserProblem(
          "plot " + String.join(", ", names),
          "none of their runs meets " + choice.words(),
          "list runs " + String.join(" ", names));
    }
    return all;
  }

  /** Runs of one store, each once. */
  public static List<ChosenRun> of(Sight sight, List<String> names) throws IOException {
    return chosen(sight, new RunChoice(List.of()).of(sight, names));
  }

  private static List<ChosenRun> chosen(Sight sight, List<Meant> jobs) throws IOException {
    List<ChosenRun> chosen = new ArrayList<>();
    for (Meant meant : jobs) {
      List<RunRow> rows = sight.jobs().view(meant.job()).runs();
      meant.runs().forEach(run -> chosen.add(new ChosenRun(sight, meant.job(), rows.get(run))));
    }
    return chosen;
  }
}
