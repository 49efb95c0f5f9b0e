package org.runspec.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Distribution;
import org.runspec.job.RunSeed;
import org.runspec.search.chance.Draws;
import org.runspec.search.parzen.Axis;

/** Values as points of a space whose axes are as long as each other, and points as values. */
final class Coordinates {
  /** More steps make a line. */
  private static final int MOST_STEPS = 64;

  private final List<Coordinate> coordinates;

  Coordinates(List<Dimension> space) {
    List<Coordinate> learnable = new ArrayList<>();
    for (Dimension dimension : space) {
      Optional<List<Object>> listed = dimension.listed();
      if (dimension instanceof Choices choices) {
        if (choices.values().size() == 1) {
          continue; // always the same
        } else if (!choices.ordered()) {
          learnable.add(listed(dimension, new Axis.Kinds(choices.values().size())));
        } else if (choices.values().size() <= MOST_STEPS) {
          learnable.add(listed(dimension, new Axis.Steps(choices.values().size())));
        } else {
          learnable.add(listed(dimension, new Axis.Line()));
        }
      } else if (dimension instanceof Range range && range.isLearnable()) {
        boolean even = range.distribution().kind() == Distribution.Kind.UNIFORM;
        if (even && listed.isPresent() && listed.get().size() <= MOST_STEPS) {
          learnable.add(listed(dimension, new Axis.Steps(listed.get().size())));
        } else {
          learnable.add(new Shared(range));
        }
      }
    }
    this.coordinates = List.copyOf(learnable);
  }

  private static Coordinate listed(Dimension dimension, Axis axis) {
    List<Object> values = dimension.listed().orElseThrow();
    return new Listed(dimension.name(), axis, values, new Places(values));
  }

  List<Axis> axes() {
    return coordinates.stream().map(Coordinate::axis).toList();
  }

  /** Where a run is; empty if it has a value that none can have here. */
  Optional<double[]> of(Trial trial) {
    double[] point = new double[coordinates.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = coordinates.get(i).of(trial.values().get(coordinates.get(i).name()));
      if (Double.isNaN(point[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(point);
  }

  void put(double[] point, Map<String, Object> values) {
    for (int i = 0; i < point.length; i++) {
      values.put(coordinates.get(i).name(), coordinates.get(i).at(point[i]));
    }
  }

  /** A point far from those of the runs before and after. */
  double[] spread(long seed, int run) {
    double[] point = new double[coordinates.size()];
    double ratio = 1.5;
    for (int i = 0; i < 40; i++) {
      ratio = StrictMath.pow(1 + ratio, 1.0 / (point.length + 1));
    }
    for (int i = 0; i < point.length; i++) {
      double shift = Draws.unit(RunSeed.of(seed, -1 - i));
      double at = shift + (run + 1) * (StrictMath.pow(ratio, -(i + 1)) % 1);
      double unit = at - Math.floor(at);
      Axis axis = coordinates.get(i).axis();
      if (axis instanceof Axis.Steps steps) {
        unit = Math.floor(unit * steps.count());
      } else if (axis instanceof Axis.Kinds kinds) {
        unit = Math.floor(unit * kinds.count());
      }
      point[i] = unit;
    }
    return point;
  }

  private sealed interface Coordinate {
    String name();

    Axis axis();

    double of(Object value);

    Object at(double coordinate);
  }

  private record Listed(String name, Axis axis, List<Object> values, Places places)
      implements Coordinate {
    @Override
    public double of(Object value) {
      int place = places.of(value);
      if (place < 0) {
        return Double.NaN;
      }
      return axis instanceof Axis.Line ? (place + 0.5) / values.size() : place;
    }

    @Override
    public Object at(double coordinate) {
      int place = (int) (axis instanceof Axis.Line ? coordinate * values.size() : coordinate);
      return values.get(Math.min(place, values.size() - 1));
    }
  }

  private record Shared(Range range) implements Coordinate {
    @Override
    public String name() {
      return range.name();
    }

    @Override
    public Axis axis() {
      return new Axis.Line();
    }

    @Override
    public double of(Object value) {
      return value instanceof Number number ? range.shareOf(number.doubleValue()) : Double.NaN;
    }

    @Override
    public Object at(double coordinate) {
      return range.at(coordinate);
    }
  }
}
