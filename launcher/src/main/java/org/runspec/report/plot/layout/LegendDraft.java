package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.LegendForm;
import org.runspec.report.plot.figure.LegendForm.Place;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Pen;
import org.runspec.report.plot.figure.Trace;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Mark.Anchor;
import org.runspec.report.plot.scene.TextSize;

/** The legend of a figure, outside of the data. */
final class LegendDraft {
  private static final double SAMPLE = 22;
  private static final double GAP = 8;
  private static final double WIDEST = 260;
  private static final double LINE = 1.55;

  private final LegendForm form;
  private final Look look;
  private final List<Map.Entry<String, Trace>> entries;
  private final int more;

  /**
   * Measures a legend.
   *
   * @param height of the room for it, in pixels
   */
  LegendDraft(Keys keys, LegendForm form, Look look, double height) {
    this.form = form;
    this.look = look;
    List<Map.Entry<String, Trace>> all = new ArrayList<>(keys.entries().entrySet());
    boolean isShown = form.isShown().orElse(all.size() > 1);
    int room = form.place() == Place.RIGHT ? (int) (height / lineHeight()) : Integer.MAX_VALUE;
    int most = Math.max(1, Math.min(form.most(), room));
    int shown = !isShown ? 0 : all.size() <= most ? all.size() : Math.max(1, most - 1);
    this.entries = List.copyOf(all.subList(0, shown));
    this.more = isShown ? all.size() - shown : 0;
  }

  private double lineHeight() {
    return form.size() * LINE;
  }

  private double entryWidth() {
    double words =
        entries.stream()
            .mapToDouble(entry -> TextSize.width(entry.getKey(), form.size()))
            .max()
            .orElse(0);
    return SAMPLE + GAP + Math.min(WIDEST, words);
  }

  boolean isShown() {
    return !entries.isEmpty();
  }

  /** How much it takes from the page's right. */
  double width() {
    return entries.isEmpty() || form.place() != Place.RIGHT ? 0 : entryWidth() + 3 * GAP;
  }

  /**
   * How much it takes from the page's bottom.
   *
   * @param page the page's width
   */
  double height(double page) {
    if (entries.isEmpty() || form.place() == Place.RIGHT) {
      return 0;
    }
    int columns = columns(page);
    int lines = (entries.size() + columns - 1) / columns + (more > 0 ? 1 : 0);
    return lines * lineHeight() + GAP;
  }

  private int columns(double page) {
    int fitting = (int) Math.max(1, page / (entryWidth() + 2 * GAP));
    return Math.min(entries.size(), form.columns() > 0 ? form.columns() : fitting);
  }

  /**
   * Draws it.
   *
   * @param box where it stands
   */
  void draw(Box box, Keys keys, Drafted page) {
    int columns = form.place() == Place.RIGHT ? 1 : columns(box.width());
    double column = entryWidth() + 2 * GAP;
    double indent =
        form.place() == Place.RIGHT ? 2 * GAP : Math.max(0, (box.width() - column * columns) / 2);
    int row = 0;
    for (int i = 0; i < entries.size(); i++) {
      row = i / columns;
      double x = box.x() + indent + i % columns * column;
      double y = box.y() + (row + 0.8) * lineHeight();
      Map.Entry<String, Trace> entry = entries.get(i);
      page.add(Layer.entry(keys.of(entry.getKey()), entry(entry, x, y)));
    }
    if (more > 0) {
      double y = box.y() + (row + 1.8) * lineHeight();
      String text = "and " + more + " more";
      page.add(
          Layer.ground(
              List.of(
                  Mark.Words.of(
                      box.x() + indent, y, text, form.size(), Anchor.START, look.softInk()))));
    }
  }

  private List<Mark> entry(Map.Entry<String, Trace> entry, double x, double y) {
    List<Mark> marks = new ArrayList<>();
    Pen pen = entry.getValue().pen();
    double middle = y - form.size() * 0.34;
    Box whole =
        new Box(x - 2, y - form.size(), entryWidth() + 4, lineHeight()); // so that it can be hit
    marks.add(new Mark.Rectangle(whole, Optional.of(look.page()), Optional.empty()));
    if (entry.getValue().band().isPresent()) {
      Points low = flat(x, middle + 5);
      marks.add(
          new Mark.Area(low, flat(x, middle - 5), pen.color(), entry.getValue().bandOpacity()));
    }
    if (pen.dash() != Dash.NONE) {
      marks.add(
          new Mark.Line(flat(x, middle), pen.color(), Math.max(1.6, pen.width()), 1, pen.dash()));
    }
    if (pen.dot() > 0) {
      Points dot = Points.of(new double[] {x + SAMPLE / 2}, new double[] {middle});
      marks.add(new Mark.Dots(dot, Math.max(3, pen.dot()), pen.color(), 1));
    }
    String text = TextSize.cut(entry.getKey(), form.size(), WIDEST);
    marks.add(Mark.Words.of(x + SAMPLE + GAP, y, text, form.size(), Anchor.START, look.ink()));
    return marks;
  }

  private static Points flat(double x, double y) {
    return Points.of(new double[] {x, x + SAMPLE}, new double[] {y, y});
  }
}
