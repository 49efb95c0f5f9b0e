package org.runspec.report.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.runspec.report.plot.curve.Points;
import org.runspec.spec.problem.UserProblem;

/** What has no place on logarithmic axes: numbers that are not above 0. */
public final class LogAxes {
  private LogAxes() {}

  /**
   * Checks curves.
   *
   * @param notes hears how many numbers are left out
   * @throws UserProblem if none is left
   */
  public static void check(List<PlottedRun> runs, FigureWish look, Consumer<String> notes) {
    if (look.xLog()) {
      check("x", runs, points -> Arrays.stream(points.xs()), notes);
    }
    if (look.yLog()) {
      check("y", runs, LogAxes::ys, notes);
    }
  }

  private static void check(
      String axis,
      List<PlottedRun> runs,
      Function<Points, DoubleStream> of,
      Consumer<String> notes) {
    double[] values =
        runs.stream().flatMap(run -> run.curves().values().stream()).flatMapToDouble(of).toArray();
    check(axis, values, notes);
  }

  /**
   * Checks what runs came to.
   *
   * @param notes hears how many are left out
   * @throws UserProblem if none is left
   */
  public static void checkObjective(
      List<PlottedRun> runs, FigureWish look, Consumer<String> notes) {
    if (look.yLog()) {
      check("y", runs.stream().flatMapToDouble(run -> run.objective().stream()).toArray(), notes);
    }
  }

  private static void check(String axis, double[] values, Consumer<String> notes) {
    long out = Arrays.stream(values).filter(value -> value <= 0).count();
    if (Arrays.stream(values).noneMatch(value -> value > 0)) {
      throw new UserProblem(
          "draw a logarithmic " + axis + " axis",
          "no number is above 0",
          "--" + axis + "-scale linear");
    } else if (out > 0) {
      notes.accept(out + " points are left out of the logarithmic " + axis + " axis: not above 0.");
    }
  }

  private static DoubleStream ys(Points curve) {
    return IntStream.range(0, curve.size()).mapToDouble(curve::y);
  }
}
