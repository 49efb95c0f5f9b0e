package org.runspec.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every point of the space in turn, the first dimension varying fastest. After the last point it
 * begins again, so that no point is tried more than once more often than another. Dimensions
 * without listed values are drawn at each point.
 */
final class GridSearch implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    int rest = run;
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      Dimension dimension = space.get(i);
      Optional<List<Object>> listed = dimension.listed();
      if (listed.isPresent()) {
        List<Object> choices = listed.get();
        values.put(dimension.name(), choices.get(rest % choices.size()));
        rest /= choices.size();
      } else {
        values.put(dimension.name(), RandomSearch.drawn(dimension, seed, run, i));
      }
    }
    return values;
  }

  @Override
  public boolean learns() {
    return false;
  }
}
