package org.runspec.search;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.search.chance.Draws;

/**
 * Distributed grid descent (Loynd et al., "Working Memory Graphs", 2020, appendix B): a run tries
 * the best point of the grid so far or one of its neighbours, the more likely the less often that
 * one was tried. So a point that was lucky is tried again until its mean is an honest one.
 *
 * <p>Runs that go on or failed count as tried. Dimensions without listed values are drawn for each
 * run.
 */
final class GridDescent implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    Grid grid = new Grid(space);
    Map<Grid.Point, Tries> tries = new LinkedHashMap<>();
    for (Trial trial : history) {
      grid.of(trial)
          .ifPresent(point -> tries.computeIfAbsent(point, unseen -> new Tries()).add(trial));
    }
    Map<String, Object> values = RandomSearch.drawn(space, seed, run);
    best(tries)
        .map(best -> choice(grid.around(best), tries, Draws.ofRun(seed, run)))
        .ifPresent(chosen -> grid.put(chosen, values));
    return values;
  }

  @Override
  public boolean learns() {
    return true;
  }

  /** The point with the highest mean; of equal ones that whose first try came last. */
  private static Optional<Grid.Point> best(Map<Grid.Point, Tries> tries) {
    Optional<Grid.Point> best = Optional.empty();
    double mean = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Grid.Point, Tries> point : tries.entrySet()) {
      if (point.getValue().scores > 0 && point.getValue().mean() >= mean) {
        best = Optional.of(point.getKey());
        mean = point.getValue().mean();
      }
    }
    return best;
  }

  /** One of some points, with a weight by which the most tried one has 1. */
  private static Grid.Point choice(
      List<Grid.Point> around, Map<Grid.Point, Tries> tries, Draws draws) {
    int[] counts =
        around.stream().mapToInt(point -> tries.getOrDefault(point, Tries.NONE).count).toArray();
    int ceiling = 1 + Arrays.stream(counts).max().orElseThrow();
    int rest = draws.below(Arrays.stream(counts).map(count -> ceiling - count).sum());
    int chosen = 0;
    while (rest >= ceiling - counts[chosen]) {
      rest -= ceiling - counts[chosen];
      chosen++;
    }
    return around.get(chosen);
  }

  /** What is known of a point. */
  private static final class Tries {
    static final Tries NONE = new Tries();

    private int count;
    private int scores;
    private double sum;

    void add(Trial trial) {
      count++;
      if (trial.score().isPresent()) {
        scores++;
        sum += trial.score().getAsDouble();
      }
    }

    double mean() {
      return sum / scores;
    }
  }
}
