package org.runspec.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.Distribution;
import org.runspec.job.RunSeed;
import org.runspec.search.chance.Draws;
import org.runspec.search.parzen.Axis;

/** Values of runs as points of a space, and points as values; by dimensions worth learning. */
final class Coordinates {
  /** More steps are a line. */
  private static final int MOST_STEPS = 64;

  private final List<Coordinate> coordinates;

  Coordinates(List<Dimension> space) {
    this.coordinates = space.stream().flatMap(Coordinates::learnable).toList();
  }

  private static Stream<Coordinate> learnable(Dimension dimension) {
    Optional<List<Object>> listed = dimension.listed();
    int count = listed.map(List::size).orElse(0);
    if (dimension instanceof Range range && (count == 0 || count > MOST_STEPS || !isEven(range))) {
      return range.isLearnable() ? Stream.of(new Share(range)) : Stream.of();
    } else if (count == 1) {
      return Stream.of();
    }
    boolean ordered = !(dimension instanceof Choices choices) || choices.ordered();
    Axis axis =
        !ordered
            ? new Axis.Kinds(count)
            : count <= MOST_STEPS ? new Axis.Steps(count) : new Axis.Line();
    List<Object> values = listed.orElseThrow();
    return Stream.of(new Place(dimension.name(), axis, values, new Places(values)));
  }

  /** Whether all steps are as likely as each other. */
  private static boolean isEven(Range range) {
    return range.distribution().kind() == Distribution.Kind.UNIFORM;
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

  /** Puts the values of a point among those of a run. */
  void put(double[] point, Map<String, Object> values) {
    for (int i = 0; i < point.length; i++) {
      values.put(coordinates.get(i).name(), coordinates.get(i).at(point[i]));
    }
  }

  /**
   * A point far from those of the runs before and after (a Latin hypercube): of some runs in a row
   * each has another part of each axis.
   */
  double[] spread(long seed, int run, int runs) {
    double[] point = new double[coordinates.size()];
    for (int i = 0; i < point.length; i++) {
      Draws draws = Draws.ofRun(RunSeed.of(seed, i), run / runs);
      double part = (draws.shuffled(runs)[run % runs] + Draws.ofRun(seed + i, run).unit()) / runs;
      point[i] = coordinates.get(i).axis().at(part);
    }
    return point;
  }

  private sealed interface Coordinate {
    String name();

    Axis axis();

    /** Where a value is; no number if it is none of the dimension's, or null. */
    double of(Object value);

    Object at(double coordinate);
  }

  /** A place in a list of values. */
  private record Place(String name, Axis axis, List<Object> values, Places places)
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

  /** The share of a number in its distribution. */
  private record Share(Range range) implements Coordinate {
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
