package org.runspec.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.job.JobName;
import org.runspec.job.Objective;
import org.runspec.job.RunName;

/**
 * A job from which a search may learn.
 *
 * @param objective by which its runs were judged
 * @param runs by index
 */
public record EarlierJob(JobName job, Objective objective, List<Run> runs) {
  public EarlierJob {
    runs = List.copyOf(runs);
  }

  /**
   * A run.
   *
   * @param values its hyperparameters
   * @param score how good it was, higher is better; absent if it did not complete with one
   */
  public record Run(RunName name, Map<String, Object> values, OptionalDouble score) {
    public Run {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
