package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Look;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Mark.Anchor;
import org.runspec.report.plot.scene.Scene;
import org.runspec.report.plot.scene.TextSize;
import org.runspec.spec.problem.UserProblem;

/** Lays figures out. */
public final class Page {
  private static final double EDGE = 18;
  private static final double GAP = 14;
  private static final double TITLE = 30;
  private static final double NOTE = 16;

  /** Points of all lines together: more make files large, and pictures no better. */
  private static final int POINTS = 110_000;

  private static final int FEWEST = 80;

  /** Of the data's width and height, in pixels: nobody sees anything in less. */
  private static final double SMALLEST = 40;

  private final Figure figure;
  private final Look look;
  private final List<List<Panel>> rows;
  private final Keys keys;
  private final LegendDraft legend;
  private final Sheet.Size size;
  private final Box inner;
  private final List<ChartDraft> charts = new ArrayList<>();
  private final List<ParallelDraft> parallels = new ArrayList<>();
  private final double left;

  private Page(Figure figure) {
    this.figure = figure;
    this.look = figure.look();
    this.rows = Rows.of(figure);
    this.keys = new Keys(figure);
    double head = EDGE + (figure.title().isEmpty() ? 0 : TITLE);
    double foot = EDGE / 2 + (figure.notes().isEmpty() ? 0 : GAP) + figure.notes().size() * NOTE;
    double inside =
        figure.sheet().size().map(size -> size.height() - head - foot).orElse(usualHeight());
    this.legend = new LegendDraft(keys, figure.legend(), look, inside);
    this.size = figure.sheet().size().orElseGet(() -> usualSize(head + foot, legend));
    this.inner = new Box(EDGE, head, size.width() - 2 * EDGE, size.height() - head - foot);
    draft(inner.within(0, 0, legend.width(), legend.height(inner.width())));
    this.left = charts.stream().mapToDouble(ChartDraft::left).max().orElse(0);
  }

  /**
   * The page that shows a figure, without a legend that leaves no room for the data.
   *
   * @throws UserProblem if there is no room for the data even so
   */
  public static Scene of(Figure figure) {
    Page page = new Page(figure);
    if (page.isCrowded() && page.legend.isShown()) {
      page = new Page(figure.withoutLegend());
    }
    if (page.isCrowded()) {
      int panels = figure.panels().size();
      throw new UserProblem(
          "draw "
              + panels
              + (panels == 1 ? " panel on " : " panels on ")
              + page.size.width()
              + "x"
              + page.size.height()
              + " pixels",
          "nothing could be seen in " + (panels == 1 ? "it" : "them"),
          "a larger --size, or fewer panels");
    }
    return page.scene();
  }

  private boolean isCrowded() {
    return Stream.concat(
            charts.stream().map(chart -> chart.data(left)),
            parallels.stream().map(ParallelDraft::data))
        .anyMatch(box -> Math.min(box.width(), box.height()) < SMALLEST);
  }

  private Scene scene() {
    Drafted page = new Drafted();
    parallels.forEach(parallel -> parallel.draw(page));
    double below = legend.height(inner.width());
    int most = pointsOfLine((inner.width() - legend.width()) / columns());
    charts.forEach(chart -> chart.draw(left, most, keys, page));
    Box beside =
        legend.width() > 0
            ? new Box(inner.right() - legend.width(), inner.y() + GAP, legend.width(), 0)
            : new Box(inner.x(), inner.bottom() - below, inner.width(), below);
    legend.draw(beside, keys, page);
    page.add(Layer.ground(words()));
    return new Scene(size.width(), size.height(), look.page(), page.layers(), page.frames());
  }

  private int columns() {
    return rows.stream().mapToInt(List::size).max().orElse(1);
  }

  private double usualHeight() {
    double cell = columns() > 1 ? 290 : rows.size() == 1 ? 470 : 330;
    return rows.size() * (cell + GAP);
  }

  private Sheet.Size usualSize(double around, LegendDraft legend) {
    boolean isWide = figure.panels().stream().anyMatch(panel -> panel instanceof Panel.Parallel);
    double cell = columns() == 1 ? 780 : columns() == 2 ? 500 : 400;
    double width = Math.max(isWide ? 1000 : 0, columns() * cell) + legend.width() + 2 * EDGE;
    double height = usualHeight() + around + legend.height(width - 2 * EDGE);
    return new Sheet.Size((int) Math.round(width), (int) Math.round(height));
  }

  private void draft(Box box) {
    double height = (box.height() - GAP * (rows.size() - 1)) / rows.size();
    for (int row = 0; row < rows.size(); row++) {
      double y = box.y() + row * (height + GAP);
      int columns = isHeading(row) ? rows.get(row).size() : columns();
      double width = (box.width() - GAP * (columns - 1)) / columns;
      for (int column = 0; column < rows.get(row).size(); column++) {
        Panel panel = rows.get(row).get(column);
        if (panel instanceof Panel.Chart chart) {
          Box cell = new Box(box.x() + column * (width + GAP), y, width, height);
          charts.add(new ChartDraft(chart, cell, look));
        } else if (panel instanceof Panel.Parallel parallel) {
          Box cell = new Box(box.x(), y, box.width(), height);
          parallels.add(new ParallelDraft(parallel, cell, look));
        }
      }
    }
  }

  /** Charts above axes that stand side by side share the whole width with them. */
  private boolean isHeading(int row) {
    return row + 1 < rows.size() && rows.get(row + 1).get(0) instanceof Panel.Parallel;
  }

  private int pointsOfLine(double width) {
    int lines =
        figure.panels().stream()
            .flatMapToInt(
                panel ->
                    panel instanceof Panel.Chart chart
                        ? IntStream.of(chart.traces().size())
                        : IntStream.empty())
            .sum();
    int share = POINTS / Math.max(1, lines);
    return Math.max(FEWEST, Math.min(share, (int) (4 * width)));
  }

  private List<Mark> words() {
    List<Mark> words = new ArrayList<>();
    if (!figure.title().isEmpty()) {
      String title = TextSize.cut(figure.title(), FontSize.TITLE, (size.width() - 2 * EDGE) / 1.1);
      words.add(
          Mark.Words.of(
                  size.width() / 2.0, EDGE + 12, title, FontSize.TITLE, Anchor.MIDDLE, look.ink())
              .bold());
    }
    double y = size.height() - EDGE / 2 - (figure.notes().size() - 1) * NOTE - 2;
    for (String note : figure.notes()) {
      String text = TextSize.cut(note, FontSize.NOTE, size.width() - 2 * EDGE);
      words.add(Mark.Words.of(EDGE, y, text, FontSize.NOTE, Anchor.START, look.softInk()));
      y += NOTE;
    }
    return words;
  }
}
