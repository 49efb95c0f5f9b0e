package org.runspec.report.plot;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
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
      check("x", runs, points -> count(points, true), notes);
    }
    if (look.yLog()) {
      check("y", runs, points -> count(points, false), notes);
    }
  }

  private static void check(
      String axis, List<PlottedRun> runs, ToIntFunction<Points> count, Consumer<String> notes) {
    int out = 0;
    int all = 0;
    for (PlottedRun run : runs) {
      for (Points curve : run.curves().values()) {
        out += count.applyAsInt(curve);
        all += curve.size();
      }
    }
    if (out == all) {
      throw new UserProblem(
          "draw a logarithmic " + axis + " axis",
          "no number is above 0",
          "--" + axis + "-scale linear");
    } else if (out > 0) {
      notes.accept(out + " points are left out of the logarithmic " + axis + " axis: not above 0.");
    }
  }

  private static int count(Points curve, boolean ofX) {
    return (int)
        IntStream.range(0, curve.size())
            .mapToDouble(i -> ofX ? curve.x(i) : curve.y(i))
            .filter(value -> value <= 0)
            .count();
  }
}
