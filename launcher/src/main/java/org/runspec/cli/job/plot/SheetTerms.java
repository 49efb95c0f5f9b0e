package org.runspec.cli.job.plot;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * How large a figure is, and how its panels are laid out.
 *
 * @param options as they were typed
 */
record SheetTerms(SheetOptions options) {
  private static final Pattern LAYOUT = Pattern.compile("([1-9][0-9]?)?x([1-9][0-9]?)?");
  private static final Pattern SIZE = Pattern.compile("([0-9]{2,5})x([0-9]{2,5})");
  private static final int SMALLEST = 200;
  private static final int LARGEST = 10_000;

  Sheet sheet() {
    Matcher words = LAYOUT.matcher(options.layout == null ? "x" : options.layout);
    if (!words.matches() || (options.layout != null && options.layout.equals("x"))) {
      throw new UserProblem(
          "use --layout " + Quote.of(options.layout), "it has rows, x and columns", "--layout 2x3");
    }
    return new Sheet(size(), number(words.group(1)), number(words.group(2)));
  }

  private static OptionalInt number(String text) {
    return text == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private Optional<Sheet.Size> size() {
    if (options.size == null) {
      return Optional.empty();
    }
    Matcher words = SIZE.matcher(options.size);
    if (words.matches()) {
      int width = Integer.parseInt(words.group(1));
      int height = Integer.parseInt(words.group(2));
      if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
        return Optional.of(new Sheet.Size(width, height));
      }
    }
    throw new UserProblem(
        "use --size " + Quote.of(options.size),
        "it has width and height in pixels, each from " + SMALLEST + " to " + LARGEST,
        "--size 1200x800");
  }
}
