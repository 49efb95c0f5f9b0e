package org.runspec.report.plot.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.runspec.report.plot.scene.Scene;

/**
 * Scenes in pages to point at: values appear under the mouse, series go and come by a click on the
 * legend. Nothing is loaded from elsewhere.
 */
public final class Html {
  /** In the head of every page. */
  private static final String MARK =
      "<meta name=\"generator\" content=\"" + DrawnText.GENERATOR + "\">\n";

  private Html() {}

  /**
   * A whole page.
   *
   * @param title of the window
   * @param hasToolbar whether there are buttons to show all, or none, and to save
   */
  public static String page(Scene scene, String title, boolean hasToolbar) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + MARK
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + DrawnText.words(title)
        + "</title>\n<style>\nbody {margin: 0; background: "
        + scene.paper().hex()
        + "}\n"
        + style()
        + "</style>\n</head>\n<body>\n"
        + fragment(scene, "plot", hasToolbar)
        + "<script>\n"
        + script()
        + "</script>\n</body>\n</html>\n";
  }

  /** Whether a text is the beginning of a page that was drawn here. */
  public static boolean isDrawn(String head) {
    return head.startsWith("<!DOCTYPE html>") && head.contains(MARK);
  }

  /**
   * A part of a page that has {@link #style} in its head and, once, behind all such parts, {@link
   * #script} as a script.
   *
   * @param id what no other element of the page is called; letters and digits
   * @param hasToolbar whether there are buttons to show all, or none, and to save
   */
  public static String fragment(Scene scene, String id, boolean hasToolbar) {
    return "<figure class=\"runspec-plot\" id=\""
        + id
        + "\" data-toolbar=\""
        + hasToolbar
        + "\">\n"
        + Svg.element(scene, id)
        + "<script type=\"application/json\">"
        + FrameData.of(scene.frames())
        + "</script>\n</figure>\n";
  }

  /** For the head of a page with fragments, to be put into a style element. */
  public static String style() {
    return resource("plot.css");
  }

  /** For the end of a page with fragments, to be put into a script element. */
  public static String script() {
    return resource("plot.js");
  }

  private static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
