package org.runspec.report.plot.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Band;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.report.plot.figure.Trace;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Scene;
import org.runspec.spec.problem.UserProblem;

/** What a page does with more than it has room for. */
class PageTest {
  private static Trace trace(String label, double... ys) {
    double[] x = IntStream.range(0, ys.length).asDoubleStream().toArray();
    return Trace.of(label, Points.of(x, ys), Palette.usual(1).pen(0));
  }

  private static Figure figure(int panels, boolean log, Trace... traces) {
    Panel panel =
        new Panel.Chart("", Axis.of("iters", false), Axis.of("loss", log), List.of(traces));
    return Figure.of("", IntStream.range(0, panels).mapToObj(i -> panel).toList());
  }

  private static Sheet sheet(int width, int height) {
    return new Sheet(
        Optional.of(new Sheet.Size(width, height)), OptionalInt.empty(), OptionalInt.empty());
  }

  private static <T extends Mark> List<T> marks(Scene scene, Class<T> type) {
    return scene.layers().stream()
        .flatMap(layer -> layer.marks().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<String> words(Scene scene) {
    return marks(scene, Mark.Words.class).stream().map(Mark.Words::text).toList();
  }

  @Test
  void aLegendThatLeavesNoRoomForTheDataGoes() {
    Trace one = trace("run1.1 learning-rate=0.001", 1, 2);
    Trace two = trace("run1.2 learning-rate=0.002", 2, 3);
    Scene small = Page.of(figure(1, false, one, two).on(sheet(200, 200)));

    assertFalse(words(small).contains("run1.1 learning-rate=0.001"));
    assertTrue(words(small).stream().anyMatch(word -> word.startsWith("There is no room for")));
    assertTrue(small.frames().get(0).box().width() >= 40);
    assertTrue(
        words(Page.of(figure(1, false, one, two).on(sheet(500, 300))))
            .contains("run1.1 learning-rate=0.001"));
  }

  @Test
  void panelsThatWouldShowNothingAreRefused() {
    Figure figure = figure(30, false, trace("run1.1", 1, 2)).on(sheet(300, 300));

    assertEquals(
        "Could not draw 30 panels on 300x300 pixels: nothing could be seen in them."
            + " Try: a larger --size, or fewer panels.",
        assertThrows(UserProblem.class, () -> Page.of(figure)).getMessage());
  }

  @Test
  void bandsHaveAsFewPointsAsTheirLines() {
    double[] ys = IntStream.range(0, 300_000).mapToDouble(i -> Math.sin(i / 1e4)).toArray();
    ys[1234] = 9;
    double[] low = DoubleStream.of(ys).map(y -> y - 1).toArray();
    Trace line = trace("mean", ys);
    Band band = new Band(line.line().withY(low), line.line());
    Mark.Area area =
        marks(Page.of(figure(1, false, line.around(band, 0.2))), Mark.Area.class).get(0);
    double top = IntStream.range(0, area.high().size()).mapToDouble(area.high()::y).min().orElse(0);

    assertTrue(area.low().size() < 10_000, "" + area.low().size());
    assertEquals(area.low().size(), area.high().size());
    assertTrue(top < area.high().y(0) / 2, "the peak stays");
  }

  @Test
  void aBandReachesTheFootOfALogarithmicAxisWhereItsLowerEndIsNotAboveZero() {
    Trace line = trace("mean", 1, 1, 10);
    Band band =
        new Band(
            line.line().withY(new double[] {0.5, -1, 5}),
            line.line().withY(new double[] {2, 3, 20}));
    Scene scene = Page.of(figure(1, true, line.around(band, 0.2).withBars(band)));
    Mark.Area area = marks(scene, Mark.Area.class).get(0);

    assertEquals(scene.frames().get(0).box().bottom(), area.low().y(1), 1e-9);
    assertFalse(Double.isNaN(area.high().y(1)));
  }
}
