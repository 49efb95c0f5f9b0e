package org.runspec.report.plot.draw;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Scene;

/** A scene as SVG: the same text for the same scene, on every machine. */
public final class Svg {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- " + DrawnText.GENERATOR + " -->\n";
  private static final String FONT =
      "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

  private final Scene scene;
  private final String id;
  private final StringBuilder out = new StringBuilder();
  private final Map<Box, Integer> clips = new HashMap<>();

  private Svg(Scene scene, String id) {
    this.scene = scene;
    this.id = id;
  }

  /** A file's content. */
  public static String file(Scene scene) {
    return HEAD + element(scene, "plot");
  }

  /** Whether a text is the beginning of a file that was drawn here. */
  public static boolean isDrawn(String head) {
    return head.startsWith(HEAD);
  }

  /**
   * An element to be put into a page.
   *
   * @param id what it has of no other element of the page; letters and digits
   */
  static String element(Scene scene, String id) {
    Svg svg = new Svg(scene, id);
    svg.write();
    return svg.out.toString();
  }

  private void write() {
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(scene.width());
    out.append("\" height=\"").append(scene.height()).append("\" viewBox=\"0 0 ");
    out.append(scene.width()).append(' ').append(scene.height());
    out.append("\" font-family=\"").append(FONT).append("\">\n");
    clipPaths();
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"");
    out.append(scene.paper().hex()).append("\"/>\n");
    scene.layers().forEach(this::layer);
    out.append("</svg>\n");
  }

  private void clipPaths() {
    out.append("<defs>\n");
    for (Layer layer : scene.layers()) {
      Optional<Box> clip = layer.clip().filter(box -> !clips.containsKey(box));
      if (clip.isPresent()) {
        clips.put(clip.get(), clips.size());
        out.append("<clipPath id=\"").append(id).append('-').append(clips.get(clip.get()));
        out.append("\"><rect");
        box(clip.get());
        out.append("/></clipPath>\n");
      }
    }
    out.append("</defs>\n");
  }

  private void layer(Layer layer) {
    out.append("<g");
    switch (layer.role()) {
      case GROUND -> {}
      case TRACE -> out.append(" class=\"trace\"");
      case ENTRY -> out.append(" class=\"entry\"");
    }
    if (layer.key() >= 0) {
      out.append(" data-key=\"").append(layer.key()).append('"');
    }
    layer
        .clip()
        .ifPresent(
            box ->
                out.append(" clip-path=\"url(#")
                    .append(id)
                    .append('-')
                    .append(clips.get(box))
                    .append(")\""));
    out.append(">\n");
    layer.marks().forEach(this::mark);
    out.append("</g>\n");
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      line(line);
    } else if (mark instanceof Mark.Area area) {
      area(area);
    } else if (mark instanceof Mark.Dots dots) {
      dots(dots);
    } else if (mark instanceof Mark.Rectangle rectangle) {
      rectangle(rectangle);
    } else if (mark instanceof Mark.Words words) {
      words(words);
    }
  }

  private void line(Mark.Line line) {
    out.append("<path fill=\"none\" stroke-linejoin=\"round\" d=\"");
    Points points = line.points();
    boolean isBroken = true;
    for (int i = 0; i < points.size(); i++) {
      if (isGap(points, i)) {
        isBroken = true;
      } else {
        out.append(isBroken ? 'M' : 'L');
        place(points, i);
        isBroken = false;
      }
    }
    out.append('"');
    color("stroke", line.color(), line.opacity());
    out.append(" stroke-width=\"").append(line.width()).append('"');
    if (line.dash() != Dash.SOLID) {
      String lengths =
          line.dash().lengths().stream().map(String::valueOf).collect(Collectors.joining(" "));
      out.append(" stroke-dasharray=\"").append(lengths).append('"');
    }
    out.append("/>\n");
  }

  private void area(Mark.Area area) {
    out.append("<path d=\"");
    Points low = area.low();
    int start = 0;
    while (start < low.size()) {
      int end = start;
      while (end < low.size() && !isGap(low, end) && !isGap(area.high(), end)) {
        end++;
      }
      for (int i = start; i < end; i++) {
        out.append(i == start ? 'M' : 'L');
        place(low, i);
      }
      for (int i = end - 1; i >= start; i--) {
        out.append('L');
        place(area.high(), i);
      }
      out.append(end > start ? "Z" : "");
      start = end + 1;
    }
    out.append('"');
    color("fill", area.color(), area.opacity());
    out.append("/>\n");
  }

  private void dots(Mark.Dots dots) {
    out.append("<g");
    color("fill", dots.color(), dots.opacity());
    out.append(">\n");
    for (int i = 0; i < dots.points().size(); i++) {
      if (!isGap(dots.points(), i)) {
        out.append("<circle cx=\"").append(DrawnText.pixels(dots.points().x(i)));
        out.append("\" cy=\"").append(DrawnText.pixels(dots.points().y(i)));
        out.append("\" r=\"").append(DrawnText.pixels(dots.radius())).append("\"/>\n");
      }
    }
    out.append("</g>\n");
  }

  private void rectangle(Mark.Rectangle rectangle) {
    out.append("<rect");
    box(rectangle.box());
    out.append(" fill=\"").append(rectangle.fill().map(Rgb::hex).orElse("none")).append('"');
    rectangle
        .border()
        .ifPresent(border -> out.append(" stroke=\"").append(border.hex()).append('"'));
    out.append("/>\n");
  }

  private void words(Mark.Words words) {
    String x = DrawnText.pixels(words.x());
    String y = DrawnText.pixels(words.y());
    out.append("<text x=\"").append(x).append("\" y=\"").append(y);
    out.append("\" font-size=\"").append(words.size()).append('"');
    out.append(
        switch (words.anchor()) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        });
    out.append(words.isBold() ? " font-weight=\"600\"" : "");
    if (words.isUpward()) {
      out.append(" transform=\"rotate(-90 ").append(x).append(' ').append(y).append(")\"");
    }
    words
        .halo()
        .ifPresent(
            halo -> {
              out.append(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\"");
              color("stroke", halo, 1);
            });
    color("fill", words.color(), 1);
    out.append('>').append(DrawnText.words(words.text())).append("</text>\n");
  }

  private void color(String what, Rgb color, double opacity) {
    out.append(' ').append(what).append("=\"").append(color.hex()).append('"');
    if (opacity < 1) {
      double shown = Math.round(opacity * 100) / 100.0;
      out.append(' ').append(what).append("-opacity=\"").append(shown).append('"');
    }
  }

  private void box(Box box) {
    out.append(" x=\"").append(DrawnText.pixels(box.x()));
    out.append("\" y=\"").append(DrawnText.pixels(box.y()));
    out.append("\" width=\"").append(DrawnText.pixels(box.width()));
    out.append("\" height=\"").append(DrawnText.pixels(box.height())).append('"');
  }

  private void place(Points points, int i) {
    DrawnText.pixels(points.x(i), out);
    out.append(' ');
    DrawnText.pixels(points.y(i), out);
  }

  private static boolean isGap(Points points, int i) {
    return Double.isNaN(points.x(i)) || Double.isNaN(points.y(i));
  }
}
