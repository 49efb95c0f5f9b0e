package org.runspec.report.plot.figure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis.Span;

/** From where to where traces go. */
public final class Extent {
  private Extent() {}

  /** Along the x axis; empty if there is nothing. */
  public static Optional<Span> ofX(List<Trace> traces, boolean log) {
    return of(traces, log, true);
  }

  /** Along the y axis; empty if there is nothing. */
  public static Optional<Span> ofY(List<Trace> traces, boolean log) {
    return of(traces, log, false);
  }

  private static Optional<Span> of(List<Trace> traces, boolean log, boolean ofX) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Trace trace : traces) {
      for (Points points : drawn(trace).toList()) {
        for (int i = 0; i < points.size(); i++) {
          double value = ofX ? points.x(i) : points.y(i);
          boolean counts = !Double.isNaN(points.y(i)) && Double.isFinite(value);
          if (counts && (!log || value > 0)) {
            from = Math.min(from, value);
            to = Math.max(to, value);
          }
        }
      }
    }
    return from <= to ? Optional.of(new Span(from, to)) : Optional.empty();
  }

  private static Stream<Points> drawn(Trace trace) {
    Stream<Points> bands =
        Stream.concat(trace.band().stream(), trace.bars().stream())
            .flatMap((Band band) -> Stream.of(band.low(), band.high()));
    return Stream.concat(Stream.concat(Stream.of(trace.line()), trace.faint().stream()), bands);
  }
}
