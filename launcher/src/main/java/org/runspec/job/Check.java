package org.runspec.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * That a job executes the best configuration of a search again, with other random numbers: the
 * configuration was chosen because its runs came out well, so their mean is likely too good.
 *
 * @param of the job that searched
 * @param values of the configuration, by name
 * @param mean of the objective as it is recorded, as far as the search knew it then
 * @param error its standard error; absent where it was one run's
 * @param runs how many runs it was the mean of
 */
public record Check(
    JobName of, Map<String, Object> values, double mean, OptionalDouble error, int runs) {
  public Check {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same with its mean in the own terms of an objective, or back. */
  public Check in(Objective objective) {
    return new Check(of, values, objective.recorded(mean), error, runs);
  }
}
