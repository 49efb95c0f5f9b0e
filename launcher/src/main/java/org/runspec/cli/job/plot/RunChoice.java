package org.runspec.cli.job.plot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.Stores;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** Finds the runs that names mean: those of jobs and nodes in the order of the job. */
public final class RunChoice {
  private final Sight sight;
  private final Map<JobName, JobView> views = new LinkedHashMap<>();
  private final Map<String, ChosenRun> chosen = new LinkedHashMap<>();

  private RunChoice(Sight sight) {
    this.sight = sight;
  }

  /** Runs of all stores that names are in, each once. */
  public static List<ChosenRun> of(Stores stores, List<String> names) throws IOException {
    List<ChosenRun> all = new ArrayList<>();
    for (Map.Entry<Sight, List<String>> some : stores.byStore(names).entrySet()) {
      all.addAll(of(some.getKey(), some.getValue()));
    }
    return all;
  }

  /** Runs of one store, each once. */
  public static List<ChosenRun> of(Sight sight, List<String> names) throws IOException {
    RunChoice choice = new RunChoice(sight);
    for (Named named : sight.find(names)) {
      choice.add(named);
    }
    return List.copyOf(choice.chosen.values());
  }

  private void add(Named named) throws IOException {
    JobRecord job = named.job();
    for (RunRow row : view(job).runs()) {
      if (isMeant(named, job, row)) {
        chosen.putIfAbsent(job.job() + "/" + row.index(), new ChosenRun(sight, job, row));
      }
    }
  }

  private static boolean isMeant(Named named, JobRecord job, RunRow row) {
    if (named instanceof Named.Run run) {
      return run.index() == row.index();
    } else if (named instanceof Named.Node node) {
      return job.shape().nodeOf(row.index()) == node.node();
    }
    return true;
  }

  private JobView view(JobRecord job) throws IOException {
    Optional<JobView> known = Optional.ofNullable(views.get(job.job()));
    JobView view = known.isPresent() ? known.get() : sight.jobs().view(job);
    views.put(job.job(), view);
    return view;
  }
}
