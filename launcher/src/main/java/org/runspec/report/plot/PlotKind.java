package org.runspec.report.plot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.report.plot.draw.Html;
import org.runspec.report.plot.draw.Png;
import org.runspec.report.plot.draw.Svg;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.layout.Page;
import org.runspec.report.plot.scene.Scene;

/** The kinds of files that figures are drawn to. */
public enum PlotKind {
  /** A page to point at, complete in itself. */
  HTML,
  SVG,
  /** With twice as many pixels in both directions as the figure has. */
  PNG;

  /** The kind that a file's name ends in; empty if it is none. */
  public static Optional<PlotKind> ofFile(String name) {
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind -> kind.ending().equals(end) || (kind == HTML && end.equals("htm")))
        .findFirst();
  }

  /** All endings of names. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(PlotKind::ending).toList();
  }

  /** Whether a file of this kind that begins with these bytes, some kilobytes, was drawn here. */
  public boolean isOf(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return switch (this) {
      case HTML -> Html.isDrawn(text);
      case SVG -> Svg.isDrawn(text);
      case PNG -> Png.isDrawn(text);
    };
  }

  /** Such as {@code png}. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A file's content.
   *
   * @param hasToolbar whether a page has buttons
   * @throws org.runspec.spec.problem.UserProblem if this machine lacks what the kind needs
   */
  public byte[] draw(Figure figure, boolean hasToolbar) {
    Scene scene = Page.of(figure);
    return switch (this) {
      case HTML -> Html.page(scene, figure.title(), hasToolbar).getBytes(StandardCharsets.UTF_8);
      case SVG -> Svg.file(scene).getBytes(StandardCharsets.UTF_8);
      case PNG -> Png.file(scene);
    };
  }

  /**
   * A figure as a part of a page that has {@link Html#style()} in its head and {@link
   * Html#script()} at its end.
   *
   * @param id what no other element of the page is called; letters and digits
   */
  public static String fragment(Figure figure, String id) {
    return Html.fragment(Page.of(figure), id, false);
  }
}
