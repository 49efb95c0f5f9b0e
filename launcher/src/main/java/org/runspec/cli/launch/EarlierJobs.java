package org.runspec.cli.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.cli.job.JobStores;
import org.runspec.cli.session.Session;
import org.runspec.cli.storage.StorePlace;
import org.runspec.config.Project;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.SearchHistory;
import org.runspec.plan.EarlierJob;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.store.JobView;
import org.runspec.store.RunStore;
import org.runspec.store.view.Clocks;
import org.runspec.store.view.JobReader;

/** Reads the jobs from which a search may learn. */
final class EarlierJobs {
  private final RunStore store;
  private final Clocks clocks;
  private final String workspace;
  private final String experiment;

  private EarlierJobs(RunStore store, Clocks clocks, String workspace, String experiment) {
    this.store = store;
    this.clocks = clocks;
    this.workspace = workspace;
    this.experiment = experiment;
  }

  /**
   * Those that a search's history names, in order; none if it names no job of the store.
   *
   * @param place with the store that is launched into
   * @param scope as it was written; absent if the job's own runs are enough
   */
  static List<EarlierJob> of(
      Optional<String> scope, Project place, Session session, String workspace, String experiment) {
    if (scope.isEmpty() || new StorePlace(place, session).isAbsent()) {
      return List.of();
    }
    try (JobStores stores = JobStores.open(place, session)) {
      Clocks clocks = new Clocks(session.pacer()::nanoTime, session.clock());
      return new EarlierJobs(stores.records(), clocks, workspace, experiment).in(scope.get());
    } catch (IOException e) {
      throw new ExternalProblem("read what earlier jobs found", e, "again later");
    }
  }

  private List<EarlierJob> in(String scope) throws IOException {
    Optional<JobName> named = JobName.parse(scope);
    List<EarlierJob> jobs = new ArrayList<>();
    if (named.isPresent()) {
      Optional<JobRecord> job = store.job(named.get());
      if (job.isPresent()) {
        jobs.add(read(job.get()));
      }
    } else if (scope.equals(SearchHistory.EXPERIMENT)) {
      for (JobName name : store.jobs()) {
        Optional<JobRecord> job = ofExperiment(name);
        if (job.isPresent()) {
          jobs.add(read(job.get()));
        }
      }
    }
    return jobs;
  }

  private Optional<JobRecord> ofExperiment(JobName name) throws IOException {
    try {
      return store
          .job(name)
          .filter(job -> job.workspace().equals(workspace) && job.experiment().equals(experiment));
    } catch (CorruptRecordException e) {
      return Optional.empty(); // another job's damage; told when that one is looked at
    }
  }

  private EarlierJob read(JobRecord job) throws IOException {
    JobView view = new JobReader(store, job, clocks).read();
    List<EarlierJob.Run> runs =
        view.runs().stream()
            .map(
                run ->
                    new EarlierJob.Run(
                        run.name(),
                        run.hparams(),
                        job.objective().score(run.state(), run.metrics())))
            .toList();
    return new EarlierJob(job.job(), job.origin().spec(), job.objective(), runs);
  }
}
