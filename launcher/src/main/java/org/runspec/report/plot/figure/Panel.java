package org.runspec.report.plot.figure;

import java.util.List;
import org.runspec.report.plot.curve.Points;

/** One picture of a figure. */
public sealed interface Panel {
  /** What stands above it; may be empty. */
  String title();

  /**
   * Traces over two axes.
   *
   * @param traces the first is drawn first
   */
  record Chart(String title, Axis x, Axis y, List<Trace> traces) implements Panel {
    public Chart {
      traces = List.copyOf(traces);
    }

    /** The same with other axes. */
    public Chart over(Axis otherX, Axis otherY) {
      return new Chart(title, otherX, otherY, traces);
    }
  }

  /**
   * Many axes side by side, and a line across them for each of many things.
   *
   * @param axes from left to right
   * @param lines drawn in this order
   * @param colors their colours, from worst to best
   * @param scale what the colours stand for
   */
  record Parallel(
      String title, List<Axis> axes, List<ParallelLine> lines, ColorMap colors, Axis.Span scale)
      implements Panel {
    public Parallel {
      axes = List.copyOf(axes);
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line across axes.
   *
   * @param name of what it stands for
   * @param places x is the number of an axis, y the value there
   * @param share which colour, from 0 to 1
   */
  record ParallelLine(String name, Points places, double share) {}
}
