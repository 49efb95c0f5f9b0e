package org.runspec.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every point of the space in turn, the first dimension varying fastest. After the last point it
 * begins again, so that no point is tried more than once more often than another. Dimensions
 * without listed values are drawn for each run.
 */
final class GridSearch implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    int rest = run;
    Map<String, Object> values = RandomSearch.drawn(space, seed, run);
    for (Dimension dimension : space) {
      Optional<List<Object>> listed = dimension.listed();
      if (listed.isPresent()) {
        List<Object> choices = listed.get();
        values.put(dimension.name(), choices.get(rest % choices.size()));
        rest /= choices.size();
      }
    }
    return values;
  }

  @Override
  public boolean learns() {
    return false;
  }
}
