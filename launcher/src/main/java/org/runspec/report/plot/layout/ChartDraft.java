package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Extent;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.figure.Trace;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mapping;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Mark.Anchor;
import org.runspec.report.plot.scene.TextSize;

/** A chart in its cell of a page. */
final class ChartDraft {
  private static final double GAP = 8;
  private static final double LINE = 18;
  private static final double X_TICK = 75;
  private static final double Y_TICK = 45;
  private static final double MARGIN = 0.05;
  private static final double LINE_MARGIN = 0.02;
  private static final double LONGEST_WORD = 110;

  private final Panel.Chart chart;
  private final Box cell;
  private final Look look;
  private final Ruler x;
  private final Ruler y;

  /**
   * Measures a chart.
   *
   * @param cell with its title and axes
   */
  ChartDraft(Panel.Chart chart, Box cell, Look look) {
    this.chart = chart;
    this.cell = cell;
    this.look = look;
    List<Trace> traces = chart.traces();
    boolean areDots = traces.stream().anyMatch(trace -> trace.pen().dash() == Dash.NONE);
    this.x =
        Ruler.of(
            chart.x(),
            Extent.ofX(traces, chart.x().isLog()),
            areDots ? MARGIN : LINE_MARGIN,
            (int) Math.max(2, cell.width() / X_TICK));
    this.y =
        Ruler.of(
            chart.y(),
            Extent.ofY(traces, chart.y().isLog()),
            MARGIN,
            (int) Math.max(2, cell.height() / Y_TICK));
  }

  /** How much room the numbers and the label left of the data need. */
  double left() {
    double label = chart.y().label().isEmpty() ? 0 : LINE;
    return label + Math.min(LONGEST_WORD, y.textWidth(FontSize.TICK)) + GAP;
  }

  /**
   * Where the data are.
   *
   * @param left room left of them
   */
  Box data(double left) {
    double top = chart.title().isEmpty() ? GAP : LINE + GAP / 2;
    double bottom = LINE + (chart.x().label().isEmpty() ? 0 : LINE);
    return cell.within(left, top, GAP, bottom);
  }

  /**
   * Draws the chart.
   *
   * @param left room left of the data
   * @param most points of a line
   */
  void draw(double left, int most, Keys keys, Drafted page) {
    Box box = data(left);
    Mapping xs = x.over(box.x(), box.right());
    Mapping ys = y.over(box.bottom(), box.y());
    List<Mark> ground = new ArrayList<>();
    ground.add(new Mark.Rectangle(box, Optional.of(look.plot()), Optional.empty()));
    xTicks(box, xs, ground);
    yTicks(box, ys, ground);
    titles(box, ground);
    page.add(Layer.ground(ground));
    List<Frame.Target> targets = new ArrayList<>();
    for (Trace trace : chart.traces()) {
      TraceMarks marks = new TraceMarks(trace, xs, ys, most);
      page.add(Layer.trace(keys.of(trace), box, marks.marks()));
      targets.add(marks.target(keys.of(trace)));
    }
    page.add(Layer.ground(List.of(line(box.x(), box.bottom(), box.right(), box.bottom()))));
    page.add(new Frame(box, new Frame.Axes(chart.x(), xs, chart.y(), ys), targets));
  }

  private void xTicks(Box box, Mapping xs, List<Mark> ground) {
    double room = x.axis().scale() == Axis.Scale.WORDS ? box.width() / x.ticks().size() : 0;
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : x.ticks()) {
      double at = xs.pixel(tick.value());
      if (room == 0) {
        ground.add(grid(at, box.y(), at, box.bottom()));
      }
      String text = room > 0 ? TextSize.cut(tick.text(), FontSize.TICK, room - 4) : tick.text();
      double half = TextSize.width(text, FontSize.TICK) / 2;
      if (!text.isEmpty() && at - half >= free) {
        ground.add(tick(at, box.bottom() + LINE - 4, text, Anchor.MIDDLE));
        free = at + half + 4;
      }
    }
  }

  private void yTicks(Box box, Mapping ys, List<Mark> ground) {
    for (Tick tick : y.ticks()) {
      double at = ys.pixel(tick.value());
      ground.add(grid(box.x(), at, box.right(), at));
      String text = TextSize.cut(tick.text(), FontSize.TICK, LONGEST_WORD);
      ground.add(tick(box.x() - 6, at + 4, text, Anchor.END));
    }
  }

  private void titles(Box box, List<Mark> ground) {
    double middle = box.x() + box.width() / 2;
    String title = TextSize.cut(chart.title(), FontSize.LABEL, box.width() / 1.1);
    if (!title.isEmpty()) {
      double above = box.y() - 8;
      ground.add(
          Mark.Words.of(middle, above, title, FontSize.LABEL, Anchor.MIDDLE, look.ink()).bold());
    }
    if (!chart.x().label().isEmpty()) {
      ground.add(label(middle, box.bottom() + 2 * LINE - 2, chart.x().label(), box.width()));
    }
    if (!chart.y().label().isEmpty()) {
      double center = box.y() + box.height() / 2;
      ground.add(
          label(cell.x() + FontSize.LABEL - 1, center, chart.y().label(), box.height()).upward());
    }
  }

  private Mark.Words label(double at, double height, String text, double room) {
    String shown = TextSize.cut(text, FontSize.LABEL, room);
    return Mark.Words.of(at, height, shown, FontSize.LABEL, Anchor.MIDDLE, look.ink());
  }

  private Mark tick(double at, double height, String text, Anchor anchor) {
    return Mark.Words.of(at, height, text, FontSize.TICK, anchor, look.softInk());
  }

  private Mark grid(double x1, double y1, double x2, double y2) {
    return line(x1, y1, x2, y2, look.grid());
  }

  private Mark line(double x1, double y1, double x2, double y2) {
    return line(x1, y1, x2, y2, look.frame());
  }

  private static Mark line(double x1, double y1, double x2, double y2, Rgb color) {
    Points ends = Points.of(new double[] {x1, x2}, new double[] {y1, y2});
    return new Mark.Line(ends, color, 1, 1, Dash.SOLID);
  }
}
