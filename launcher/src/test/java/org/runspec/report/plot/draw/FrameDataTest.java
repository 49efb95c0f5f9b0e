package org.runspec.report.plot.draw;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Mapping;

/** Numbers that can be pointed at, as a page has them. */
class FrameDataTest {
  private static String ys(double... ys) {
    Mapping mapping = new Mapping(0, 1, false, 0, 1);
    Axis axis = Axis.of("", false);
    Frame.Target target = new Frame.Target(0, "", Points.of(ys, ys), List.of());
    Frame frame =
        new Frame(
            new Box(0, 0, 1, 1), new Frame.Axes(axis, mapping, axis, mapping), List.of(target));
    return FrameData.of(List.of(frame));
  }

  @Test
  void numbersHaveSevenDigitsHoweverSmallOrLargeTheyAre() {
    String data = ys(1 / 3.0, 1.23456789e-50, -1.23456789e300, 1e-42, 5, Double.NaN, -1e-5, 0);

    assertTrue(
        data.contains("\"ys\":[0.33333334,1.234568E-50,-1.234568E300,1.0E-42,5,null,-1.0E-5,0]"),
        data);
  }
}
