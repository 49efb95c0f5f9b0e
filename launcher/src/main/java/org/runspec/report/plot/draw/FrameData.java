package org.runspec.report.plot.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Frame;
import org.runspec.report.plot.scene.Mapping;

/** What can be pointed at, as JSON for the script of the page. */
final class FrameData {
  private static final MathContext SEVEN = new MathContext(7);

  private final StringBuilder out = new StringBuilder();

  private FrameData() {}

  static String of(List<Frame> frames) {
    FrameData data = new FrameData();
    String gap = "[";
    for (Frame frame : frames) {
      data.out.append(gap);
      data.frame(frame);
      gap = ",\n";
    }
    return data.out.append(frames.isEmpty() ? "[]" : "]").toString();
  }

  private void frame(Frame frame) {
    Box box = frame.box();
    out.append("{\"box\":[").append(DrawnText.pixels(box.x())).append(',');
    out.append(DrawnText.pixels(box.y())).append(',').append(DrawnText.pixels(box.right()));
    out.append(',').append(DrawnText.pixels(box.bottom())).append("],");
    axis("x", frame.axes().x(), frame.axes().xs());
    axis("y", frame.axes().y(), frame.axes().ys());
    out.append("\"targets\":[");
    String gap = "\n";
    for (Frame.Target target : frame.targets()) {
      out.append(gap);
      target(target);
      gap = ",\n";
    }
    out.append("]}");
  }

  private void axis(String name, Axis axis, Mapping mapping) {
    out.append('"').append(name).append("\":{\"label\":").append(DrawnText.json(axis.label()));
    out.append(",\"log\":").append(mapping.isLog()).append(",\"from\":").append(mapping.from());
    out.append(",\"to\":").append(mapping.to()).append(",\"start\":").append(mapping.start());
    out.append(",\"end\":").append(mapping.end());
    out.append(",\"words\":").append(strings(axis.words())).append("},");
  }

  private void target(Frame.Target target) {
    out.append("{\"key\":").append(target.key());
    out.append(",\"label\":").append(DrawnText.json(target.label()));
    out.append(",\"tips\":").append(strings(target.tips())).append(",\"xs\":");
    Points points = target.points();
    numbers(points.size(), points::x);
    out.append(",\"ys\":");
    numbers(points.size(), points::y);
    out.append('}');
  }

  private static String strings(List<String> words) {
    return words.stream().map(DrawnText::json).collect(Collectors.joining(",", "[", "]"));
  }

  private void numbers(int size, IntToDoubleFunction number) {
    out.append('[');
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      number(number.applyAsDouble(i));
    }
    out.append(']');
  }

  /** Seven digits are more than anybody reads from a plot. */
  private void number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else if (Math.abs(value) >= Float.MIN_NORMAL && Math.abs(value) <= Float.MAX_VALUE) {
      out.append((float) value);
    } else if (Double.isFinite(value)) {
      out.append(new BigDecimal(value).round(SEVEN).doubleValue());
    } else {
      out.append("null");
    }
  }
}
