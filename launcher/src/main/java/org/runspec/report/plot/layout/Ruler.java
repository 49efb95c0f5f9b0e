package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Axis.Scale;
import org.runspec.report.plot.figure.Axis.Span;
import org.runspec.report.plot.scene.Mapping;
import org.runspec.report.plot.scene.TextSize;

/**
 * An axis with its ticks.
 *
 * @param span what it shows
 */
record Ruler(Axis axis, Span span, List<Tick> ticks) {
  private static final double LOG_BASE = 10;

  Ruler {
    ticks = List.copyOf(ticks);
  }

  /**
   * An axis for data.
   *
   * @param data what it has to show; empty if there is nothing
   * @param margin beyond the data to both sides, as a share
   * @param most ticks
   */
  static Ruler of(Axis axis, Optional<Span> data, double margin, int most) {
    if (axis.scale() == Scale.WORDS) {
      List<Tick> ticks = new ArrayList<>();
      axis.words().forEach(word -> ticks.add(new Tick(ticks.size(), word)));
      return new Ruler(axis, new Span(-0.5, ticks.size() - 0.5), ticks);
    }
    Span known = data.or(axis::span).orElse(new Span(axis.isLog() ? 1 : 0, 1));
    Span span = padded(axis.span().map(known::with).orElse(known), axis.isLog(), margin);
    int wanted =
        axis.scale() == Scale.WHOLE
            ? (int) Math.max(1, Math.min(most, span.to() - span.from()))
            : most;
    if (!axis.stops().isEmpty() && axis.stops().size() <= most) {
      return new Ruler(axis, span, List.of()).stopping(1.0 / most);
    }
    List<Tick> ticks =
        axis.isLog()
            ? Ticks.log(span.from(), span.to(), wanted)
            : Ticks.linear(span.from(), span.to(), wanted);
    return new Ruler(axis, span, ticks);
  }

  /**
   * With ticks at the axis' own numbers; one that is too near another has no text.
   *
   * @param apart how far texts are to stand from each other, as a share of the axis
   */
  private Ruler stopping(double apart) {
    Mapping shares = over(0, 1);
    List<Tick> stops = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (double stop : axis.stops()) {
      double share = shares.pixel(stop);
      boolean hasRoom = share - last >= apart / 2;
      stops.add(new Tick(stop, hasRoom ? TickText.alone(stop) : ""));
      last = hasRoom ? share : last;
    }
    return new Ruler(axis, span, stops);
  }

  private static Span padded(Span span, boolean log, double margin) {
    double from = span.from();
    double to = span.to();
    if (log) {
      double factor = from == to ? LOG_BASE : Math.pow(to / from, margin);
      return new Span(from / factor, to * factor);
    }
    double width = to - from;
    boolean isPoint = width <= Math.max(Math.abs(from), Math.abs(to)) * 1e-12;
    double more = isPoint ? Math.max(Math.abs(from) * 0.1, from == 0 ? 1 : 0) : width * margin;
    return new Span(from - more, to + more);
  }

  Mapping over(double start, double end) {
    return new Mapping(span.from(), span.to(), axis.isLog(), start, end);
  }

  /** How wide its numbers are, in pixels. */
  double textWidth(double size) {
    return ticks.stream().mapToDouble(tick -> TextSize.width(tick.text(), size)).max().orElse(0);
  }
}
