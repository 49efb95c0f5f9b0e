package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.runspec.job.MultiRun.SearchPlan.Dimension;

/**
 * The values that some runs have of one hyperparameter, as few groups: each value is one; where a
 * hyperparameter has many values in order, those near each other are together, about as many runs
 * in each.
 *
 * @param names of the groups, such as {@code 0.1} or {@code 0.1 to 0.5}
 * @param of the group of each run, by index
 */
record Levels(List<String> names, int[] of) {
  /** More values than that are put together. */
  private static final int MOST = 6;

  private static final int GROUPS = 5;
  private static final int RUNS_IN_A_GROUP = 4;

  private static final String NONE = "(none)";

  static Levels of(Dimension dimension, List<Scored> runs) {
    List<Object> values =
        runs.stream()
            .map(run -> run.candidate().values().getOrDefault(dimension.name(), NONE))
            .toList();
    boolean isMany = values.stream().distinct().count() > MOST;
    return isMany && dimension.ordered() ? grouped(dimension, values) : each(values);
  }

  private static Levels each(List<Object> values) {
    Map<Object, Integer> known = new LinkedHashMap<>();
    int[] of = new int[values.size()];
    for (int i = 0; i < of.length; i++) {
      of[i] = known.computeIfAbsent(values.get(i), value -> known.size());
    }
    return new Levels(known.keySet().stream().map(Levels::shown).toList(), of);
  }

  /** Runs without a value are a group of their own, behind all others. */
  private static Levels grouped(Dimension dimension, List<Object> values) {
    List<Object> order = dimension.values().stream().map(Candidate::plain).toList();
    double[] places = values.stream().mapToDouble(value -> place(value, order)).toArray();
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

  /** Where a value stands among the others; not a number if nowhere. */
  private static double place(Object value, List<Object> order) {
    if (order.isEmpty()) {
      return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
    int index = order.indexOf(value);
    return index < 0 ? Double.NaN : index;
  }

  /** The least place of each group but the first, in which the lowest place alone may be. */
  private static double[] bounds(double[] sorted) {
    int groups = Math.max(2, Math.min(GROUPS, sorted.length / RUNS_IN_A_GROUP));
    return IntStream.range(1, groups)
        .mapToDouble(group -> sorted[group * sorted.length / groups])
        .filter(bound -> bound > sorted[0])
        .distinct()
        .toArray();
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
