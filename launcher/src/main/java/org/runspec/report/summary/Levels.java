package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.search.Range;

/**
 * The values that some runs have of one hyperparameter, as few groups: each value is one; where a
 * hyperparameter has many values in order, the space is cut into slices of which a random search
 * would draw equally often, and those that have few runs are joined with the next one.
 *
 * @param names of the groups, such as {@code 0.1} or {@code 0.1 to 0.5}
 * @param of the group of each run, by index
 */
record Levels(List<String> names, int[] of) {
  /** More values than that are put together. */
  private static final int MOST = 6;

  private static final int GROUPS = 5;
  private static final int RUNS_IN_A_GROUP = 4;

  /** Of values in no order. */
  private static final int MOST_IN_NO_ORDER = 20;

  private static final String NONE = "(none)";
  private static final String OTHERS = "(others)";

  static Levels of(Dimension dimension, List<Scored> runs) {
    List<Object> values =
        runs.stream()
            .map(run -> run.candidate().values().getOrDefault(dimension.name(), NONE))
            .toList();
    boolean isMany = values.stream().distinct().count() > MOST;
    return isMany && dimension.ordered() ? grouped(dimension, values) : each(values);
  }

  /** Of very many values the rarer ones are a group together. */
  private static Levels each(List<Object> values) {
    Map<Object, Long> counts =
        values.stream()
            .collect(
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting()));
    List<Object> own = new ArrayList<>(counts.keySet());
    if (own.size() > MOST_IN_NO_ORDER) {
      own.sort(Comparator.comparing(counts::get).reversed());
      own.subList(MOST_IN_NO_ORDER - 1, own.size()).clear();
    }
    List<String> names = new ArrayList<>(own.stream().map(Levels::shown).toList());
    if (own.size() < counts.size()) {
      names.add(OTHERS);
    }
    int[] of = values.stream().mapToInt(own::indexOf).map(i -> i < 0 ? own.size() : i).toArray();
    return new Levels(names, of);
  }

  /** Runs without a value are a group of their own, behind all others. */
  private static Levels grouped(Dimension dimension, List<Object> values) {
    double[] places = values.stream().mapToDouble(place(dimension)).toArray();
    double[] known = Arrays.stream(places).filter(Double::isFinite).sorted().toArray();
    if (known.length == 0) {
      return each(values);
    }
    double[] bounds = bounds(known);
    int groups = bounds.length + 1;
    int[] of = new int[places.length];
    for (int i = 0; i < of.length; i++) {
      double place = places[i];
      of[i] =
          Double.isFinite(place)
              ? (int) Arrays.stream(bounds).filter(bound -> place >= bound).count()
              : groups;
    }
    List<String> names = ranges(values, places, of, groups);
    if (known.length < places.length) {
      names.add(NONE);
    }
    return new Levels(names, of);
  }

  /** The part of the space that lies below a value; not a number if it lies nowhere in it. */
  private static ToDoubleFunction<Object> place(Dimension dimension) {
    if (dimension.distribution().isPresent()) {
      Range range = new Range(dimension.name(), dimension.distribution().get());
      return value ->
          value instanceof Number number ? range.shareOf(number.doubleValue()) : Double.NaN;
    }
    List<Object> order = dimension.values().stream().map(Candidate::plain).toList();
    return value -> {
      int index = order.indexOf(value);
      return index < 0 ? Double.NaN : (index + 0.5) / order.size();
    };
  }

  /** The least place of each group but the first. */
  private static double[] bounds(double[] sorted) {
    List<Double> bounds = new ArrayList<>();
    int slices = Math.max(2, Math.min(GROUPS, sorted.length / RUNS_IN_A_GROUP));
    int before = 0;
    for (int slice = 1; slice < slices; slice++) {
      double bound = (double) slice / slices;
      int below = (int) Arrays.stream(sorted).filter(place -> place < bound).count();
      if (below - before >= RUNS_IN_A_GROUP && sorted.length - below >= RUNS_IN_A_GROUP) {
        bounds.add(bound);
        before = below;
      }
    }
    return bounds.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** None of the groups is empty. */
  private static List<String> ranges(List<Object> values, double[] places, int[] of, int groups) {
    List<String> names = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      int first = -1;
      int last = -1;
      for (int i = 0; i < of.length; i++) {
        if (of[i] == group) {
          first = first < 0 || places[i] < places[first] ? i : first;
          last = last < 0 || places[i] > places[last] ? i : last;
        }
      }
      names.add(range(values.get(first), values.get(last)));
    }
    return names;
  }

  private static String range(Object first, Object last) {
    return first.equals(last) ? shown(first) : shown(first) + " to " + shown(last);
  }

  /** Drawn numbers have more digits than tell anything. */
  private static String shown(Object value) {
    if (value instanceof Double number) {
      return NumberText.of(number, 3);
    }
    return String.valueOf(value);
  }

  int count() {
    return names.size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Levels levels
        && names.equals(levels.names)
        && Arrays.equals(of, levels.of);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(of);
  }

  @Override
  public String toString() {
    return Arrays.stream(of).mapToObj(names::get).collect(Collectors.joining(", "));
  }
}
