package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Panel.ParallelLine;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.figure.ShortNumber;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mapping;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Mark.Anchor;
import org.runspec.report.plot.scene.TextSize;

/** Many axes side by side in their cell of a page. */
record ParallelDraft(Panel.Parallel panel, Box cell, Look look) {
  private static final double TOP = 46;
  private static final double SIDE = 60;
  private static final double BOTTOM = 22;
  private static final double TICK_HEIGHT = 40;
  private static final int FEW = 30;
  private static final int SHADES = 40;

  /** Where the data are. */
  Box data() {
    return cell.within(SIDE, TOP, SIDE, BOTTOM);
  }

  void draw(Drafted page) {
    Box box = data();
    List<Ruler> rulers = new ArrayList<>();
    for (int i = 0; i < panel.axes().size(); i++) {
      rulers.add(ruler(i, box));
    }
    List<Mark> lines = new ArrayList<>();
    List<Frame.Target> targets = new ArrayList<>();
    for (ParallelLine across : panel.lines()) {
      Points shares = shares(across, rulers);
      lines.add(line(across, onPage(shares, box)));
      targets.add(new Frame.Target(-1, across.name(), shares, List.of(said(across))));
    }
    page.add(new Layer(Layer.Role.TRACE, -1, Optional.of(box.within(-4, -4, -4, -4)), lines));
    page.add(Layer.ground(axes(rulers, box)));
    Axis plain = Axis.of("", false);
    Mapping xs = new Mapping(0, Math.max(1, rulers.size() - 1), false, box.x(), box.right());
    Mapping ys = new Mapping(0, 1, false, box.bottom(), box.y());
    page.add(new Frame(box, new Frame.Axes(plain, xs, plain, ys), targets));
  }

  private Ruler ruler(int number, Box box) {
    Axis axis = panel.axes().get(number);
    double[] values =
        panel.lines().stream()
            .mapToDouble(across -> across.places().at(number))
            .filter(value -> Double.isFinite(value) && (!axis.isLog() || value > 0))
            .toArray();
    Optional<Axis.Span> span =
        values.length == 0
            ? Optional.empty()
            : Optional.of(
                new Axis.Span(
                    Arrays.stream(values).min().getAsDouble(),
                    Arrays.stream(values).max().getAsDouble()));
    return Ruler.of(axis, span, 0.02, (int) Math.max(2, box.height() / TICK_HEIGHT));
  }

  private static Points shares(ParallelLine across, List<Ruler> rulers) {
    double[] shares = new double[rulers.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = rulers.get(i).over(0, 1).pixel(across.places().at(i));
    }
    return Points.of(IntStream.range(0, shares.length).asDoubleStream().toArray(), shares);
  }

  private double at(double axis, Box box) {
    return box.x() + box.width() * axis / Math.max(1, panel.axes().size() - 1);
  }

  private Points onPage(Points shares, Box box) {
    return shares.mapped(axis -> at(axis, box), share -> box.bottom() - share * box.height());
  }

  private Mark line(ParallelLine across, Points points) {
    boolean areFew = panel.lines().size() <= FEW;
    Rgb color = panel.colors().at(across.share());
    double opacity = areFew ? 0.9 : 0.35 + 0.5 * across.share();
    return new Mark.Line(points, color, areFew ? 1.6 : 1.1, opacity, Dash.SOLID);
  }

  private String said(ParallelLine across) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < panel.axes().size(); i++) {
      Axis axis = panel.axes().get(i);
      double value = across.places().at(i);
      if (!Double.isNaN(value)) {
        boolean isWord = axis.scale() == Axis.Scale.WORDS;
        String text = isWord ? axis.words().get((int) value) : ShortNumber.of(value);
        words.add(axis.label() + " " + text);
      }
    }
    return String.join(", ", words);
  }

  private List<Mark> axes(List<Ruler> rulers, Box box) {
    List<Mark> marks = new ArrayList<>();
    double room = box.width() / Math.max(1, rulers.size() - 1) - 8;
    for (int i = 0; i < rulers.size(); i++) {
      Ruler ruler = rulers.get(i);
      double x = at(i, box);
      boolean isLast = i == rulers.size() - 1;
      marks.add(segment(x, box.y(), x, box.bottom()));
      if (isLast) {
        colors(x, rulers.get(i).over(box.bottom(), box.y()), marks);
      }
      String label = TextSize.cut(ruler.axis().label(), FontSize.TICK, room);
      marks.add(
          Mark.Words.of(x, box.y() - 10, label, FontSize.TICK, Anchor.MIDDLE, look.ink()).bold());
      for (Tick tick : ruler.ticks()) {
        double y = ruler.over(box.bottom(), box.y()).pixel(tick.value());
        double out = isLast ? 6 : -4;
        marks.add(segment(x, y, x + out, y));
        String text = TextSize.cut(tick.text(), FontSize.TICK, Math.max(SIDE, room) - 12);
        Anchor anchor = isLast ? Anchor.START : Anchor.END;
        marks.add(
            Mark.Words.of(x + 1.6 * out, y + 4, text, FontSize.TICK, anchor, look.ink())
                .on(look.page()));
      }
    }
    if (!panel.title().isEmpty()) {
      double middle = cell.x() + cell.width() / 2;
      marks.add(
          Mark.Words.of(
                  middle, cell.y() + 14, panel.title(), FontSize.LABEL, Anchor.MIDDLE, look.ink())
              .bold());
    }
    return marks;
  }

  /** The last axis shows which colour stands for what. */
  private void colors(double x, Mapping ys, List<Mark> marks) {
    double from = ys.pixel(panel.scale().from());
    double to = ys.pixel(panel.scale().to());
    for (int i = 0; i < SHADES; i++) {
      double y1 = from + (to - from) * i / SHADES;
      double y2 = from + (to - from) * (i + 1) / SHADES - 0.5;
      Points ends = Points.of(new double[] {x, x}, new double[] {y1, y2});
      Rgb color = panel.colors().at((i + 0.5) / SHADES);
      marks.add(new Mark.Line(ends, color, 6, 1, Dash.SOLID));
    }
  }

  private Mark segment(double x1, double y1, double x2, double y2) {
    Points ends = Points.of(new double[] {x1, x2}, new double[] {y1, y2});
    return new Mark.Line(ends, look.frame(), 1, 1, Dash.SOLID);
  }
}
