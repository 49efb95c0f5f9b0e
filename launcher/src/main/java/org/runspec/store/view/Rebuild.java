package org.runspec.store.view;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.job.JobRecord;
import org.runspec.store.JobView;
import org.runspec.store.RunStore;

/**
 * Derives a job's rows from truth alone: claims, ends, the journals of attempts, signs of life and
 * requests, without the nodes' journals. Reads every attempt's journal.
 *
 * @param view how the job stands
 * @param corrupt how many lines of the journals that were read could not be
 */
public record Rebuild(JobView view, int corrupt) {
  /** Reads all of a job. */
  public static Rebuild of(RunStore store, JobRecord job) throws IOException {
    JobFacts facts = new JobFacts(job);
    Truth truth = new Truth(store, facts);
    facts.requested(store.requests(job.job(), Set.of()));
    facts.saw(store.heartbeats(job.job()), Map.of());
    truth.submission();
    truth.attempts();
    truth.ends(IntStream.range(0, job.shape().totalRuns()).boxed().toList());
    truth.endsSetAside();
    return new Rebuild(facts.view(), truth.corrupt());
  }
}
