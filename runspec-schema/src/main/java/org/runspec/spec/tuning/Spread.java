package org.runspec.spec.tuning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A distribution of values.
 *
 * @param first lowest value or, of the normal ones, the mean
 * @param second highest value or, of the normal ones, the deviation; mean and deviation of {@link
 *     Shape#LOGNORMAL} are those of the logarithm
 * @param step values are multiples of it, whole numbers if it is one
 */
public record Spread(Shape shape, double first, double second, Optional<Double> step) {
  private static final double UNLIKELY = 3;

  /** How likely each value is. */
  public enum Shape {
    UNIFORM,
    LOGUNIFORM,
    NORMAL,
    LOGNORMAL,
    /** Whole numbers of which none is better than another, such as seeds. */
    RANDINT
  }

  /** A low and a high value that may come out; by far most values lie between them. */
  public List<Object> extremes() {
    double low = first;
    double high = second;
    if (shape == Shape.NORMAL || shape == Shape.LOGNORMAL) {
      low = first - UNLIKELY * second;
      high = first + UNLIKELY * second;
    }
    if (shape == Shape.LOGNORMAL) {
      low = Math.exp(low);
      high = Math.exp(high);
    }
    boolean bounded = shape != Shape.NORMAL && shape != Shape.LOGNORMAL;
    return List.of(stepped(low, bounded ? 1 : 0), stepped(high, bounded ? -1 : 0));
  }

  /** The multiple next to a value: not below it, not above it, or whichever is nearer. */
  private Object stepped(double value, int side) {
    if (step.isEmpty()) {
      return value;
    }
    double size = step.get();
    long whole =
        side == 0
            ? Math.round(value / size)
            : (long) (side > 0 ? Steps.notBelow(value, size) : Steps.notAbove(value, size));
    return step.get() == Math.rint(step.get())
        ? (Object) (whole * step.get().longValue())
        : (Object) BigDecimal.valueOf(step.get()).multiply(BigDecimal.valueOf(whole)).doubleValue();
  }

  /** As it is written: {@code $quniform(16, 128, 16)}. */
  @Override
  public String toString() {
    if (shape == Shape.RANDINT) {
      return "$randint(" + number(second + 1) + ")";
    }
    List<Double> arguments = new ArrayList<>(List.of(first, second));
    step.ifPresent(arguments::add);
    return arguments.stream()
        .map(Spread::number)
        .collect(
            Collectors.joining(
                ", ",
                "$" + (step.isPresent() ? "q" : "") + shape.name().toLowerCase(Locale.ROOT) + "(",
                ")"));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value).replace(".0E", "e").replace('E', 'e');
  }
}
