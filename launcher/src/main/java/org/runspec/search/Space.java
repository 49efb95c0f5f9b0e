package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Distribution;

/** What may be chosen, to see whether values that were chosen otherwise lie in it. */
public final class Space {
  private static final double TOLERANCE = 1e-9;

  private final List<Dimension> dimensions;
  private final Map<String, Places> places = new LinkedHashMap<>();

  /** Of some dimensions. */
  public Space(List<Dimension> dimensions) {
    this.dimensions = List.copyOf(dimensions);
    for (Dimension dimension : dimensions) {
      if (dimension instanceof Choices choices) {
        places.put(choices.name(), new Places(choices.values()));
      }
    }
  }

  /** The values of its dimensions among others, in its order. */
  public Map<String, Object> of(Map<String, Object> values) {
    Map<String, Object> own = new LinkedHashMap<>();
    for (Dimension dimension : dimensions) {
      if (values.containsKey(dimension.name())) {
        own.put(dimension.name(), values.get(dimension.name()));
      }
    }
    return own;
  }

  /** The first dimension of which a value is none, or missing; empty if all values lie in it. */
  public Optional<String> stranger(Map<String, Object> values) {
    return dimensions.stream()
        .filter(dimension -> !has(dimension, values.get(dimension.name())))
        .map(Dimension::name)
        .findFirst();
  }

  private boolean has(Dimension dimension, Object value) {
    if (dimension instanceof Range range) {
      return !range.isLearnable()
          || (value instanceof Number number && isIn(range.distribution(), number.doubleValue()));
    }
    return places.get(dimension.name()).of(value) >= 0;
  }

  private static boolean isIn(Distribution distribution, double number) {
    boolean isMultiple =
        distribution
            .step()
            .map(step -> Math.abs(number / step - Math.rint(number / step)) < TOLERANCE)
            .orElse(true);
    return isMultiple
        && switch (distribution.kind()) {
          case UNIFORM, LOGUNIFORM, RANDINT ->
              number >= distribution.first() - slack(distribution)
                  && number <= distribution.second() + slack(distribution);
          case NORMAL -> Double.isFinite(number);
          case LOGNORMAL -> number >= 0 && Double.isFinite(number);
        };
  }

  private static double slack(Distribution distribution) {
    return TOLERANCE * (distribution.second() - distribution.first());
  }
}
