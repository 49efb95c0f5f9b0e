package org.runspec.search;

import java.util.List;

/**
 * A hyperparameter with the values that it may take.
 *
 * @param values in order; at least one
 * @param ordered whether neighbours in the list are alike
 */
public record Dimension(String name, List<Object> values, boolean ordered) {
  public Dimension {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing to choose for " + name);
    }
  }
}
