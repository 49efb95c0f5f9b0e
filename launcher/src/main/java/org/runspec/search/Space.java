package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be chosen, to see whether values that were chosen otherwise lie in it. */
public final class Space {
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
          || (value instanceof Number number && range.has(number.doubleValue()));
    }
    return places.get(dimension.name()).of(value) >= 0;
  }
}
