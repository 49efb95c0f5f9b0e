package org.runspec.search;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.search.chance.Draws;
import org.runspec.search.parzen.Density;

/**
 * A tree-structured Parzen estimator (Bergstra et al., "Algorithms for Hyper-Parameter
 * Optimization", 2011), of all dimensions together: it estimates where runs went well and where
 * they did not, and tries what is likely among the former and unlikely among the latter.
 *
 * <p>Runs with the same values are one, as good as their mean, and count as often as there are
 * some; so chance makes no point good for long. Runs that go on or failed count among those that
 * did not go well, so that others keep away from them. The first runs are spread over the space.
 */
final class BayesianSearch implements SearchAlgorithm {
  private static final int SPREAD_RUNS = 10;
  private static final double GOOD_SHARE = 0.1;
  private static final int MOST_GOOD = 25;
  private static final int MOST_OTHERS = 2_000;
  private static final int CANDIDATES = 48;

  /** Runs look closer or farther around good points, by up to this factor's logarithm. */
  private static final double VARIETY = 0.5;

  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    Coordinates coordinates = new Coordinates(space);
    Map<String, Object> values = RandomSearch.drawn(space, seed, run);
    List<Ranked> ranked = new ArrayList<>();
    List<double[]> others = new ArrayList<>();
    for (Trial trial : history) {
      Optional<double[]> point = coordinates.of(trial);
      if (point.isPresent() && trial.score().isPresent()) {
        ranked.add(new Ranked(point.get(), trial.score().getAsDouble()));
      } else {
        point.ifPresent(others::add);
      }
    }
    double[] chosen =
        ranked.size() < SPREAD_RUNS
            ? coordinates.spread(seed, run, SPREAD_RUNS)
            : chosen(coordinates, byMean(ranked), others, Draws.ofRun(seed, run));
    coordinates.put(chosen, values);
    return values;
  }

  /** Best first. */
  private static List<Ranked> byMean(List<Ranked> runs) {
    Map<DoubleBuffer, double[]> sums = new HashMap<>();
    for (Ranked each : runs) {
      double[] sum = sums.computeIfAbsent(each.key(), unseen -> new double[2]);
      sum[0] += each.score;
      sum[1]++;
    }
    return runs.stream()
        .map(each -> new Ranked(each.point, sums.get(each.key())[0] / sums.get(each.key())[1]))
        .sorted(Comparator.comparingDouble((Ranked each) -> -each.score))
        .toList();
  }

  private static double[] chosen(
      Coordinates coordinates, List<Ranked> ranked, List<double[]> others, Draws draws) {
    int good = (int) Math.min(MOST_GOOD, Math.ceil(GOOD_SHARE * ranked.size()));
    List<double[]> points = ranked.stream().map(Ranked::point).toList();
    others.addAll(points.subList(good, points.size()));
    double breadth = StrictMath.exp((2 * draws.unit() - 1) * VARIETY);
    Density well = new Density(coordinates.axes(), points.subList(0, good), breadth);
    Density badly = new Density(coordinates.axes(), few(others), breadth);
    double[] best = {};
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < CANDIDATES; i++) {
      double[] candidate = well.drawn(draws);
      double gain = well.logAt(candidate) - badly.logAt(candidate);
      if (gain > most || i == 0) {
        best = candidate;
        most = gain;
      }
    }
    return best;
  }

  /** Not more than can be compared with in a moment, from the whole list. */
  private static List<double[]> few(List<double[]> points) {
    if (points.size() <= MOST_OTHERS) {
      return points;
    }
    List<double[]> few = new ArrayList<>();
    for (int i = 0; i < MOST_OTHERS; i++) {
      few.add(points.get((int) ((long) i * points.size() / MOST_OTHERS)));
    }
    return few;
  }

  @Override
  public boolean learns() {
    return true;
  }

  /** A point, and how good it is; higher is better. */
  private static final class Ranked {
    private final double[] point;
    private final double score;

    Ranked(double[] point, double score) {
      this.point = point;
      this.score = score;
    }

    double[] point() {
      return point;
    }

    /** Equal to that of the same point. */
    DoubleBuffer key() {
      return DoubleBuffer.wrap(point);
    }
  }
}
