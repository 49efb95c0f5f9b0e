package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** How large a figure is, and how its panels are laid out. */
final class SheetOptions {
  private static final Pattern LAYOUT = Pattern.compile("([1-9][0-9]?)?x([1-9][0-9]?)?");
  private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
  private static final int SMALLEST = 200;
  private static final int LARGEST = 10_000;

  @Parameter(
      names = "--layout",
      description = "Rows and columns of panels: 2x3; or one of both, as in 2x and x3")
  private String layout;

  @Parameter(
      names = "--size",
      description =
          "Width and height of the whole in pixels, such as 1200x800; a PNG has twice as many, for"
              + " sharp print")
  private String size;

  Sheet sheet() {
    Matcher words = LAYOUT.matcher(layout == null ? "x" : layout);
    if (!words.matches() || (layout != null && layout.equals("x"))) {
      throw new UserProblem(
          "use --layout " + Quote.of(layout), "it has rows, x and columns", "--layout 2x3");
    }
    return new Sheet(size(), number(words.group(1)), number(words.group(2)));
  }

  private static OptionalInt number(String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private Optional<Sheet.Size> size() {
    if (size == null) {
      return Optional.empty();
    }
    Matcher words = SIZE.matcher(size);
    if (words.matches()) {
      int width = Integer.parseInt(words.group(1));
      int height = Integer.parseInt(words.group(2));
      if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
        return Optional.of(new Sheet.Size(width, height));
      }
    }
    throw new UserProblem(
        "use --size " + Quote.of(size),
        "it has width and height in pixels, each from " + SMALLEST + " to " + LARGEST,
        "--size 1200x800");
  }
}
