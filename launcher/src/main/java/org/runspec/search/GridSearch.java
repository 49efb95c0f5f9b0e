package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every point of the space in turn, the first dimension varying fastest. After the last point it
 * begins again, so that no point is tried more than once more often than another.
 */
final class GridSearch implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    int rest = run;
    Map<String, Object> values = new LinkedHashMap<>();
    for (Dimension dimension : space) {
      List<Object> choices = dimension.values();
      values.put(dimension.name(), choices.get(rest % choices.size()));
      rest /= choices.size();
    }
    return values;
  }

  @Override
  public boolean learns() {
    return false;
  }
}
