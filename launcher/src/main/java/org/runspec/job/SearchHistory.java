package org.runspec.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search knows from earlier jobs, as it was when the job was launched: so the search can be
 * made again whatever became of those jobs.
 *
 * @param scope where it is from: {@code experiment} or the name of a job
 * @param runs in the order in which the search knows them, before those of its own job
 */
public record SearchHistory(String scope, List<EarlierRun> runs) {
  /** The scope of a search that knows its own job only, which has no history. */
  public static final String JOB = "job";

  /** The scope of all jobs with the same experiment. */
  public static final String EXPERIMENT = "experiment";

  public SearchHistory {
    runs = List.copyOf(runs);
  }

  /**
   * A run that completed.
   *
   * @param values by name, of hyperparameters that the search has too
   * @param score how good it was, higher is better
   */
  public record EarlierRun(JobName job, RunName run, Map<String, Object> values, double score) {
    public EarlierRun {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
