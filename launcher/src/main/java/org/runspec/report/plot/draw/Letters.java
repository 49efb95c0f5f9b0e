package org.runspec.report.plot.draw;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.runspec.spec.problem.UserProblem;

/** Whether this machine has what letters are drawn with. */
final class Letters {
  /** Where Java looks for fonts. */
  private static final String FONTS = "sun.";

  private Letters() {}

  /**
   * Tries it.
   *
   * @throws UserProblem if there is none
   */
  static void require() {
    require(
        () -> {
          Graphics2D graphics =
              new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
          graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 1)).stringWidth("x");
          graphics.dispose();
        });
  }

  /**
   * How Java tells that it finds no fonts, or lacks its graphics, differs from version to version.
   */
  static void require(Runnable writing) {
    try {
      writing.run();
    } catch (LinkageError | InternalError e) {
      throw missing();
    } catch (RuntimeException e) {
      StackTraceElement[] places = e.getStackTrace();
      if (places.length > 0 && places[0].getClassName().startsWith(FONTS)) {
        throw missing();
      }
      throw e;
    }
  }

  private static UserProblem missing() {
    return new UserProblem(
        "draw a PNG",
        "Java finds no fonts on this machine, or lacks its graphics",
        "--output with a name that ends in .svg or .html, which need none; or installing"
            + " fontconfig and a font, such as the package fonts-dejavu-core");
  }
}
