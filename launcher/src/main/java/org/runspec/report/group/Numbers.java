package org.runspec.report.group;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.runspec.report.group.Aggregate.Member;
import org.runspec.report.statistics.Sample;

/** The members of a group whose values are numbers, or lengths or points of time, as numbers. */
final class Numbers {
  private static final double MILLIS = 1e3;

  private final List<Member> members;
  private final double[] values;
  private final Optional<DoubleFunction<Object>> unit;

  /**
   * Numbers.
   *
   * @param members none of which is NaN
   * @param unit makes a value of a number; absent where that would make no sense
   */
  private Numbers(List<Member> members, Optional<DoubleFunction<Object>> unit) {
    this.members = members;
    this.values = members.stream().mapToDouble(member -> number(member.value())).toArray();
    this.unit = unit;
  }

  /**
   * Of members of which at least one has a value.
   *
   * @throws IllegalArgumentException if none of these is a number
   */
  static Numbers of(List<Member> members) {
    for (Class<?> type : List.of(Number.class, Duration.class, Instant.class)) {
      List<Member> some = members.stream().filter(each -> type.isInstance(each.value())).toList();
      if (!some.isEmpty()) {
        return new Numbers(some, unit(type));
      }
    }
    throw new IllegalArgumentException("none of its values is a number");
  }

  private static Optional<DoubleFunction<Object>> unit(Class<?> type) {
    if (type == Instant.class) {
      return Optional.empty();
    }
    return Optional.of(
        type == Duration.class
            ? seconds -> Duration.ofMillis(Math.round(seconds * MILLIS))
            : number -> number);
  }

  private static double number(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    } else if (value instanceof Duration length) {
      return length.toMillis() / MILLIS;
    }
    return ((Instant) value).toEpochMilli();
  }

  /** A number as a value, unless it is none. */
  private Optional<Object> value(double number) {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("of points of time there are min and max");
    }
    return Double.isNaN(number) ? Optional.empty() : Optional.of(unit.get().apply(number));
  }

  Optional<Object> mean() {
    return value(Sample.of(values).mean());
  }

  Optional<Object> deviation() {
    return value(Sample.of(values).deviation());
  }

  Optional<Object> error() {
    return value(Sample.of(values).error());
  }

  Optional<Object> median() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return value(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
  }

  /** The member whose value is the greatest in an order; of several the first by name. */
  Optional<Member> extreme(Comparator<Double> order) {
    Member best = null;
    double bestValue = Double.NaN;
    for (int i = 0; i < values.length; i++) {
      int better = best == null ? 1 : order.compare(values[i], bestValue);
      Member member = members.get(i);
      if (better > 0 || (better == 0 && Member.BY_NAME.compare(member, best) < 0)) {
        best = member;
        bestValue = values[i];
      }
    }
    return Optional.ofNullable(best);
  }
}
