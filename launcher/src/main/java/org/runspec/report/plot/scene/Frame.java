package org.runspec.report.plot.scene;

import java.util.List;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;

/**
 * Where data can be pointed at.
 *
 * @param box around them
 * @param axes which stand below and beside it
 */
public record Frame(Box box, Axes axes, List<Target> targets) {
  public Frame {
    targets = List.copyOf(targets);
  }

  /** Two axes, and how they become pixels. */
  public record Axes(Axis x, Mapping xs, Axis y, Mapping ys) {}

  /**
   * What can be pointed at.
   *
   * @param key which legend entry it belongs to, from 0
   * @param label what it is
   * @param points on the axes
   * @param tips what is said of each point; or once, of all; or not at all
   */
  public record Target(int key, String label, Points points, List<String> tips) {
    public Target {
      tips = List.copyOf(tips);
    }
  }
}
