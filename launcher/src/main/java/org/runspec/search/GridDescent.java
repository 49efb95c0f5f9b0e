package org.runspec.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.RunSeed;
import org.runspec.search.chance.Draws;

/**
 * Distributed grid descent (Loynd et al., "Working Memory Graphs", 2020, appendix B): a run tries
 * the best point of the grid so far or one of its neighbours, the more likely the less often that
 * one was tried. So a lucky point is tried again until its mean is an honest one.
 *
 * <p>Neighbours differ in one value: the next one above or below among ordered values, any other
 * one among unordered values. Runs that go on or failed count as tried. Dimensions without listed
 * values are drawn for each run.
 */
final class GridDescent implements SearchAlgorithm {
  @Override
  public Map<String, Object> next(List<Dimension> space, long seed, int run, List<Trial> history) {
    Axes axes = Axes.of(space);
    Map<Point, Tries> tries = new LinkedHashMap<>();
    history.forEach(
        trial ->
            axes.pointOf(trial)
                .ifPresent(
                    point -> tries.computeIfAbsent(point, unseen -> new Tries()).add(trial)));
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < space.size(); i++) {
      Dimension dimension = space.get(i);
      values.put(dimension.name(), RandomSearch.drawn(dimension, seed, run, i));
    }
    best(tries)
        .map(best -> choice(axes.around(best), tries, new Draws(RunSeed.of(seed, run))))
        .ifPresent(chosen -> axes.put(chosen, values));
    return values;
  }

  @Override
  public boolean learns() {
    return true;
  }

  /** The point with the highest mean; of equal ones the one that was tried first last. */
  private static Optional<Point> best(Map<Point, Tries> tries) {
    Point best = null;
    double mean = Double.NEGATIVE_INFINITY;
    for (Map.Entry<Point, Tries> point : tries.entrySet()) {
      if (point.getValue().scores > 0 && point.getValue().mean() >= mean) {
        best = point.getKey();
        mean = point.getValue().mean();
      }
    }
    return Optional.ofNullable(best);
  }

  private static Point choice(List<Point> around, Map<Point, Tries> tries, Draws draws) {
    int[] counts = around.stream().mapToInt(point -> count(tries, point)).toArray();
    int ceiling = 1 + Arrays.stream(counts).max().orElseThrow();
    int rest = draws.below(Arrays.stream(counts).map(count -> ceiling - count).sum());
    int chosen = 0;
    while (rest >= ceiling - counts[chosen]) {
      rest -= ceiling - counts[chosen];
      chosen++;
    }
    return around.get(chosen);
  }

  private static int count(Map<Point, Tries> tries, Point point) {
    Tries of = tries.get(point);
    return of == null ? 0 : of.count;
  }

  /** What is known of a point. */
  private static final class Tries {
    private int count;
    private int scores;
    private double sum;

    void add(Trial trial) {
      count++;
      trial
          .score()
          .ifPresent(
              score -> {
                scores++;
                sum += score;
              });
    }

    double mean() {
      return sum / scores;
    }
  }

  /** The index of a value on each axis. */
  private record Point(List<Integer> indices) {
    Point with(int axis, int index) {
      List<Integer> moved = new ArrayList<>(indices);
      moved.set(axis, index);
      return new Point(moved);
    }
  }

  /** The dimensions with listed values. */
  private record Axes(List<Axis> axes) {
    static Axes of(List<Dimension> space) {
      return new Axes(
          space.stream()
              .flatMap(
                  dimension ->
                      dimension.listed().stream().map(values -> Axis.of(dimension, values)))
              .toList());
    }

    /** Where a run was; empty if it was not on the grid. */
    Optional<Point> pointOf(Trial trial) {
      Integer[] indices = new Integer[axes.size()];
      for (int i = 0; i < indices.length; i++) {
        indices[i] = axes.get(i).places.of(trial.values().get(axes.get(i).name));
        if (indices[i] < 0) {
          return Optional.empty();
        }
      }
      return Optional.of(new Point(Arrays.asList(indices)));
    }

    /** A point and its neighbours. */
    List<Point> around(Point point) {
      List<Point> around = new ArrayList<>(List.of(point));
      for (int i = 0; i < axes.size(); i++) {
        int here = point.indices.get(i);
        for (int other = 0; other < axes.get(i).values.size(); other++) {
          if (other != here && (!axes.get(i).ordered || Math.abs(other - here) == 1)) {
            around.add(point.with(i, other));
          }
        }
      }
      return around;
    }

    void put(Point point, Map<String, Object> values) {
      for (int i = 0; i < axes.size(); i++) {
        values.put(axes.get(i).name, axes.get(i).values.get(point.indices.get(i)));
      }
    }
  }

  private record Axis(String name, List<Object> values, boolean ordered, Places places) {
    static Axis of(Dimension dimension, List<Object> values) {
      boolean ordered = !(dimension instanceof Choices choices) || choices.ordered();
      return new Axis(dimension.name(), values, ordered, new Places(values));
    }
  }
}
