package org.runspec.search;

import java.util.List;
import java.util.Optional;

/**
 * A hyperparameter that takes one of the values of a list.
 *
 * @param values in order; at least one
 * @param ordered whether neighbours in the list are alike
 */
public record Choices(String name, List<Object> values, boolean ordered) implements Dimension {
  public Choices {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose for " + name);
    }
  }

  @Override
  public Object drawn(long bits) {
    return values.get((int) Long.remainderUnsigned(bits, values.size()));
  }

  @Override
  public Optional<List<Object>> listed() {
    return Optional.of(values);
  }
}
