package org.runspec.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The points of a space, by its dimensions with listed values. */
final class Grid {
  private final List<Axis> axes;

  Grid(List<Dimension> space) {
    this.axes =
        space.stream()
            .flatMap(
                dimension -> dimension.listed().stream().map(values -> Axis.of(dimension, values)))
            .toList();
  }

  /** The index of a value on each axis. */
  record Point(List<Integer> indices) {
    private Point with(int axis, int index) {
      List<Integer> moved = new ArrayList<>(indices);
      moved.set(axis, index);
      return new Point(moved);
    }
  }

  private record Axis(String name, List<Object> values, boolean ordered, Places places) {
    static Axis of(Dimension dimension, List<Object> values) {
      boolean ordered = !(dimension instanceof Choices choices) || choices.ordered();
      return new Axis(dimension.name(), values, ordered, new Places(values));
    }
  }

  /** Where a run is; empty if one of its values is none of the listed ones. */
  Optional<Point> of(Trial trial) {
    Integer[] indices = new Integer[axes.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = axes.get(i).places.of(trial.values().get(axes.get(i).name));
      if (indices[i] < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Point(Arrays.asList(indices)));
  }

  /**
   * A point and its neighbours, which differ in one value: the next one above or below among
   * ordered values, any other one among unordered values.
   */
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

  /** Puts the values of a point among those of a run. */
  void put(Point point, Map<String, Object> values) {
    for (int i = 0; i < axes.size(); i++) {
      values.put(axes.get(i).name, axes.get(i).values.get(point.indices.get(i)));
    }
  }
}
