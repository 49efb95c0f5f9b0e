package org.runspec.run;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** How the rows of a metric become one number. */
enum Reduction {
  LAST,
  BEST,
  MEAN;

  OptionalDouble of(List<Double> values, boolean minimize) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    return switch (this) {
      case LAST -> OptionalDouble.of(values.get(values.size() - 1));
      case MEAN -> values.stream().mapToDouble(Double::doubleValue).average();
      case BEST -> best(values, minimize);
    };
  }

  /**
   * What is infinite, of either sign, or not a number is never the best, unless there is nothing
   * else.
   */
  private static OptionalDouble best(List<Double> values, boolean minimize) {
    List<Double> finite = values.stream().filter(Double::isFinite).toList();
    DoubleStream all = (finite.isEmpty() ? values : finite).stream().mapToDouble(v -> v);
    return minimize ? all.min() : all.max();
  }
}
