package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.curve.Statistic;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Band;

/**
 * The axis of a hyperparameter: of numbers, or of words where some value is none.
 *
 * @param name of the hyperparameter
 */
record HparamAxis(String name, Axis axis) {
  private static final double WIDE = 20;
  private static final int FEW_VALUES = 12;

  /** The axis on which all values of some runs have a place. */
  static HparamAxis of(String name, List<PlottedRun> runs) {
    List<Object> values =
        runs.stream()
            .filter(run -> run.hparams().containsKey(name))
            .map(run -> run.hparams().get(name))
            .distinct()
            .toList();
    boolean areNumbers =
        values.stream()
            .allMatch(
                value -> value instanceof Number number && Double.isFinite(number.doubleValue()));
    if (!areNumbers) {
      List<String> words = values.stream().map(String::valueOf).distinct().sorted().toList();
      return new HparamAxis(name, Axis.of(name, words));
    }
    double[] numbers =
        values.stream().mapToDouble(value -> ((Number) value).doubleValue()).sorted().toArray();
    boolean isLog =
        numbers.length > 2
            && numbers[0] > 0
            && numbers[numbers.length - 1] / numbers[0] >= WIDE
            && !isEven(numbers);
    boolean areWhole = Arrays.stream(numbers).allMatch(number -> number == Math.rint(number));
    Axis axis = areWhole ? Axis.ofWhole(name, isLog) : Axis.of(name, isLog);
    List<Double> all = Arrays.stream(numbers).distinct().boxed().toList();
    return new HparamAxis(name, all.size() <= FEW_VALUES ? axis.stoppingAt(all) : axis);
  }

  private static boolean isEven(double[] numbers) {
    double step = numbers[1] - numbers[0];
    return DoubleStream.iterate(1, i -> i < numbers.length, i -> i + 1)
        .allMatch(i -> Math.abs(numbers[(int) i] - numbers[(int) i - 1] - step) < step * 1e-6);
  }

  boolean has(PlottedRun run) {
    return run.hparams().containsKey(name);
  }

  /** Where a run's value stands; not a number if it has none. */
  double place(PlottedRun run) {
    Object value = run.hparams().get(name);
    if (!has(run)) {
      return Double.NaN;
    } else if (axis.scale() == Axis.Scale.WORDS) {
      return axis.words().indexOf(String.valueOf(value));
    }
    return ((Number) value).doubleValue();
  }

  /**
   * The mean objective of each value.
   *
   * @param bars a standard error to both sides
   * @param tips what is said of each
   */
  record Means(Points middle, Band bars, List<String> tips) {}

  /**
   * Of runs; absent where there are too many values for means to say anything, or only one each.
   */
  Optional<Means> means(List<PlottedRun> runs) {
    Map<Double, List<Double>> byPlace =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    this::place,
                    TreeMap::new,
                    Collectors.mapping(run -> run.objective().orElseThrow(), Collectors.toList())));
    boolean isTelling = byPlace.size() <= FEW_VALUES && byPlace.size() < runs.size();
    if (!isTelling) {
      return Optional.empty();
    }
    double[] x = byPlace.keySet().stream().mapToDouble(place -> place).toArray();
    double[] mean = each(byPlace, Statistic.MEAN::of);
    double[] error = each(byPlace, Statistic.SEM::of);
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    Arrays.setAll(low, i -> mean[i] - error[i]);
    Arrays.setAll(high, i -> mean[i] + error[i]);
    List<String> tips = new ArrayList<>();
    byPlace.values().forEach(all -> tips.add("mean of " + all.size()));
    return Optional.of(
        new Means(Points.of(x, mean), new Band(Points.of(x, low), Points.of(x, high)), tips));
  }

  private static double[] each(
      Map<Double, List<Double>> byPlace, Function<double[], Double> statistic) {
    return byPlace.values().stream()
        .mapToDouble(all -> statistic.apply(all.stream().mapToDouble(value -> value).toArray()))
        .toArray();
  }
}
