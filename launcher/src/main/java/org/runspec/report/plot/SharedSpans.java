package org.runspec.report.plot;

import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Axis.Span;
import org.runspec.report.plot.figure.Extent;
import org.runspec.report.plot.figure.Panel;

/** Lets charts that are to be compared show the same span. */
final class SharedSpans {
  private SharedSpans() {}

  /** On both axes. */
  static List<Panel.Chart> of(List<Panel.Chart> charts) {
    Optional<Span> xs =
        charts.stream()
            .flatMap(chart -> Extent.ofX(chart.traces(), chart.x().isLog()).stream())
            .reduce(Span::with);
    return ofY(charts).stream()
        .map(chart -> chart.over(showing(chart.x(), xs), chart.y()))
        .toList();
  }

  /** On the y axes. */
  static List<Panel.Chart> ofY(List<Panel.Chart> charts) {
    Optional<Span> ys =
        charts.stream()
            .flatMap(chart -> Extent.ofY(chart.traces(), chart.y().isLog()).stream())
            .reduce(Span::with);
    return charts.stream().map(chart -> chart.over(chart.x(), showing(chart.y(), ys))).toList();
  }

  private static Axis showing(Axis axis, Optional<Span> span) {
    return span.map(axis::showing).orElse(axis);
  }
}
