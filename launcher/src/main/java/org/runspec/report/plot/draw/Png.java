package org.runspec.report.plot.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Dash;
import org.runspec.report.plot.figure.Rgb;
import org.runspec.report.plot.scene.Box;
import org.runspec.report.plot.scene.Layer;
import org.runspec.report.plot.scene.Mark;
import org.runspec.report.plot.scene.Scene;
import org.runspec.spec.problem.UserProblem;

/** A scene as PNG. */
public final class Png {
  /** Pixels of the picture for one of the scene, for screens of today. */
  static final int SCALE = 2;

  /** Each takes four bytes of memory while it is drawn. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final double ALL = 1.0;
  private static final int MOST_STRIPS = 8;
  private static final Map<RenderingHints.Key, Object> HINTS =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);

  private final Scene scene;
  private final Graphics2D graphics;

  private Png(Scene scene, Graphics2D graphics) {
    this.scene = scene;
    this.graphics = graphics;
  }

  /**
   * A file's content, with twice as many pixels as the scene in both directions.
   *
   * @throws UserProblem if that are too many, or this machine has nothing to write letters with
   */
  public static byte[] file(Scene scene) {
    requireRoom(scene);
    Letters.require();
    return PngFile.of(image(scene));
  }

  /** Whether a file that begins so, read as ISO 8859-1, was drawn here. */
  public static boolean isDrawn(String head) {
    return PngFile.isMade(head);
  }

  private static void requireRoom(Scene scene) {
    long width = (long) scene.width() * SCALE;
    long height = (long) scene.height() * SCALE;
    if (width * height > MOST_PIXELS) {
      throw new UserProblem(
          "draw a PNG of " + width + "x" + height + " pixels",
          "it would have more than " + MOST_PIXELS / 1_000_000 + " million",
          "--output with a name that ends in .svg or .html, --size 2000x1500, or fewer panels");
    }
  }

  /** Strips are drawn at the same time, each by a thread of its own. */
  private static BufferedImage image(Scene scene) {
    BufferedImage image =
        new BufferedImage(
            scene.width() * SCALE, scene.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    int strips = Math.min(MOST_STRIPS, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, strips)
        .parallel()
        .forEach(
            strip -> {
              int from = image.getWidth() * strip / strips;
              int to = image.getWidth() * (strip + 1) / strips;
              draw(scene, from, image.getSubimage(from, 0, to - from, image.getHeight()));
            });
    return image;
  }

  private static void draw(Scene scene, int from, BufferedImage strip) {
    Graphics2D graphics = strip.createGraphics();
    try {
      graphics.setRenderingHints(HINTS);
      graphics.translate(-from, 0);
      graphics.scale(SCALE, SCALE);
      new Png(scene, graphics).draw();
    } finally {
      graphics.dispose();
    }
  }

  private void draw() {
    graphics.setColor(color(scene.paper(), ALL));
    graphics.fillRect(0, 0, scene.width(), scene.height());
    for (Layer layer : scene.layers()) {
      layer.clip().ifPresent(clip -> graphics.setClip(shape(clip)));
      layer.marks().forEach(this::mark);
      graphics.setClip(null);
    }
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line line) {
      graphics.setColor(color(line.color(), line.opacity()));
      graphics.setStroke(stroke(line));
      graphics.draw(path(line.points()));
    } else if (mark instanceof Mark.Area area) {
      graphics.setColor(color(area.color(), area.opacity()));
      area(area);
    } else if (mark instanceof Mark.Dots dots) {
      graphics.setColor(color(dots.color(), dots.opacity()));
      dots(dots);
    } else if (mark instanceof Mark.Rectangle rectangle) {
      rectangle(rectangle);
    } else if (mark instanceof Mark.Words words) {
      words(words);
    }
  }

  private static BasicStroke stroke(Mark.Line line) {
    List<Double> lengths = line.dash().lengths();
    if (line.dash() == Dash.SOLID || lengths.isEmpty()) {
      return new BasicStroke((float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[lengths.size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = lengths.get(i).floatValue();
    }
    return new BasicStroke(
        (float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static Path2D path(Points points) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, points.size());
    boolean isBroken = true;
    for (int i = 0; i < points.size(); i++) {
      if (isGap(points, i)) {
        isBroken = true;
      } else if (isBroken) {
        path.moveTo(points.x(i), points.y(i));
        isBroken = false;
      } else {
        path.lineTo(points.x(i), points.y(i));
      }
    }
    return path;
  }

  private void area(Mark.Area area) {
    Points low = area.low();
    for (int start = 0; start < low.size(); start++) {
      int end = start;
      while (end < low.size() && !isGap(low, end) && !isGap(area.high(), end)) {
        end++;
      }
      if (end - start > 1) {
        Path2D path = new Path2D.Double();
        path.moveTo(low.x(start), low.y(start));
        for (int i = start + 1; i < end; i++) {
          path.lineTo(low.x(i), low.y(i));
        }
        for (int i = end - 1; i >= start; i--) {
          path.lineTo(area.high().x(i), area.high().y(i));
        }
        path.closePath();
        graphics.fill(path);
      }
      start = end;
    }
  }

  private void dots(Mark.Dots dots) {
    double size = 2 * dots.radius();
    for (int i = 0; i < dots.points().size(); i++) {
      if (!isGap(dots.points(), i)) {
        double x = dots.points().x(i) - dots.radius();
        double y = dots.points().y(i) - dots.radius();
        graphics.fill(new Ellipse2D.Double(x, y, size, size));
      }
    }
  }

  private void rectangle(Mark.Rectangle rectangle) {
    rectangle
        .fill()
        .ifPresent(
            fill -> {
              graphics.setColor(color(fill, ALL));
              graphics.fill(shape(rectangle.box()));
            });
    rectangle
        .border()
        .ifPresent(
            border -> {
              graphics.setColor(color(border, ALL));
              graphics.setStroke(new BasicStroke(1));
              graphics.draw(shape(rectangle.box()));
            });
  }

  private void words(Mark.Words words) {
    Font font =
        new Font(Font.SANS_SERIF, words.isBold() ? Font.BOLD : Font.PLAIN, 1)
            .deriveFont((float) words.size());
    double width = graphics.getFontMetrics(font).getStringBounds(words.text(), graphics).getWidth();
    double shift =
        switch (words.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(words.x(), words.y());
    if (words.isUpward()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.setFont(font);
    words
        .halo()
        .ifPresent(
            halo -> {
              Shape outline =
                  font.createGlyphVector(graphics.getFontRenderContext(), words.text())
                      .getOutline((float) shift, 0);
              graphics.setColor(color(halo, ALL));
              graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
              graphics.draw(outline);
            });
    graphics.setColor(color(words.color(), ALL));
    graphics.drawString(words.text(), (float) shift, 0);
    graphics.setTransform(before);
  }

  private static Rectangle2D shape(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }

  private static Color color(Rgb color, double opacity) {
    return new Color(color.value() | (int) Math.round(opacity * 255) << 24, true);
  }

  private static boolean isGap(Points points, int i) {
    return Double.isNaN(points.x(i)) || Double.isNaN(points.y(i));
  }
}
