package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.curve.Thinning;
import org.runspec.report.plot.figure.Band;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Pen;
import org.runspec.report.plot.figure.Trace;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Mapping;
import org.runspec.report.plot.scene.Mark;

/** A trace on the page. */
final class TraceMarks {
  private static final double FAINT = 0.3;
  private static final double CAP = 3;
  private static final double BAR_WIDTH = 1;
  private static final int MOST_BARS = 60;

  /** Of a cloud, in which each may have a place of its own. */
  private static final int MOST_DOTS = 10_000;

  private final Trace trace;
  private final Mapping xs;
  private final Mapping ys;
  private final int most;
  private final int[] shown;

  /**
   * A trace over two axes.
   *
   * @param most points of a line at most
   */
  TraceMarks(Trace trace, Mapping xs, Mapping ys, int most) {
    this.trace = trace;
    this.xs = xs;
    this.ys = ys;
    this.most = most;
    this.shown = chosen(trace.line());
  }

  /** The marks from the lowest to the uppermost. */
  List<Mark> marks() {
    Pen pen = trace.pen();
    List<Mark> marks = new ArrayList<>();
    trace.band().ifPresent(band -> marks.add(area(band)));
    trace
        .faint()
        .ifPresent(
            line ->
                marks.add(
                    new Mark.Line(
                        onPage(line.only(chosen(line))),
                        pen.color(),
                        1,
                        pen.opacity() * FAINT,
                        Dash.SOLID)));
    trace.bars().ifPresent(bars -> bars(bars, marks));
    Points line = onPage(trace.line().only(shown));
    if (pen.dash() != Dash.NONE) {
      Points drawn = trace.isStepped() ? stairs(line) : line;
      marks.add(new Mark.Line(drawn, pen.color(), pen.width(), pen.opacity(), pen.dash()));
    }
    Points dots = pen.dot() > 0 ? line : alone(line);
    if (dots.size() > 0) {
      double radius = pen.dot() > 0 ? pen.dot() : Math.max(1.5, pen.width());
      marks.add(new Mark.Dots(dots, radius, pen.color(), pen.opacity()));
    }
    return marks;
  }

  /** What can be pointed at: the same points as are drawn. */
  Frame.Target target(int key) {
    List<String> tips = trace.tips();
    return new Frame.Target(
        key,
        trace.label(),
        trace.line().only(shown),
        tips.size() > 1 ? IntStream.of(shown).mapToObj(tips::get).toList() : tips);
  }

  /** Both edges keep the same x: those of the points that either of them needs. */
  private Mark area(Band band) {
    Points low = band.low();
    Points high = band.high();
    int[] kept =
        IntStream.concat(IntStream.of(chosen(low)), IntStream.of(chosen(high)))
            .sorted()
            .distinct()
            .toArray();
    return new Mark.Area(
        onPage(fromFoot(low.only(kept))),
        onPage(high.only(kept)),
        trace.pen().color(),
        trace.bandOpacity());
  }

  /** What has no place on a logarithmic axis begins at its foot. */
  private Points fromFoot(Points low) {
    return low.mapped(x -> x, y -> ys.isLog() && y <= 0 ? ys.from() : y);
  }

  private void bars(Band bars, List<Mark> marks) {
    Points low = onPage(fromFoot(bars.low()));
    Points high = onPage(bars.high());
    int every = Math.max(1, (low.size() + MOST_BARS - 1) / MOST_BARS);
    for (int i = 0; i < low.size(); i += every) {
      double x = low.x(i);
      if (!Double.isNaN(low.y(i)) && !Double.isNaN(high.y(i))) {
        Points bar =
            Points.of(
                new double[] {x - CAP, x + CAP, x, x, x - CAP, x + CAP},
                new double[] {low.y(i), low.y(i), low.y(i), high.y(i), high.y(i), high.y(i)});
        marks.add(
            new Mark.Line(bar, trace.pen().color(), BAR_WIDTH, trace.pen().opacity(), Dash.SOLID));
      }
    }
  }

  private int[] chosen(Points line) {
    Points pixels = onPage(line);
    int[] placed =
        IntStream.range(0, pixels.size()).filter(i -> !Double.isNaN(pixels.x(i))).toArray();
    int room = trace.pen().dash() == Dash.NONE ? Math.max(most, MOST_DOTS) : most;
    if (placed.length <= room) {
      return placed;
    }
    Points inPlace = placed.length == pixels.size() ? pixels : pixels.only(placed);
    return IntStream.of(Thinning.of(inPlace, room)).map(i -> placed[i]).toArray();
  }

  private Points onPage(Points points) {
    return points.mapped(xs::pixel, ys::pixel);
  }

  /** Points between gaps, of which a line shows nothing. */
  private static Points alone(Points line) {
    return line.only(
        IntStream.range(0, line.size())
            .filter(
                i ->
                    !Double.isNaN(line.y(i))
                        && (i == 0 || Double.isNaN(line.y(i - 1)))
                        && (i == line.size() - 1 || Double.isNaN(line.y(i + 1))))
            .toArray());
  }

  private static Points stairs(Points line) {
    int steps = Math.max(0, 2 * line.size() - 1);
    double[] x = new double[steps];
    double[] y = new double[steps];
    for (int i = 0; i < steps; i++) {
      x[i] = line.x((i + 1) / 2);
      y[i] = line.y(i / 2);
    }
    return Points.of(x, y);
  }
}
