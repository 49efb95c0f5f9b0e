package org.runspec.search.stopping;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run reported of its objective, in order.
 *
 * @param values higher is better; those that are no finite number are worse than any that is
 */
public record Curve(List<Double> values) {
  public Curve {
    values =
        values.stream()
            .map(value -> Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY)
            .toList();
  }

  /** How many reports there are. */
  int length() {
    return values.size();
  }

  /** The best of the first reports; absent if there are fewer. */
  OptionalDouble bestOf(int reports) {
    return length() < reports
        ? OptionalDouble.empty()
        : values.stream().limit(reports).mapToDouble(Double::doubleValue).max();
  }

  /** The mean of the first reports; absent if there are fewer. */
  OptionalDouble meanOf(int reports) {
    return length() < reports
        ? OptionalDouble.empty()
        : values.stream().limit(reports).mapToDouble(Double::doubleValue).average();
  }
}
