package org.runspec.report.notebook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of a runspec that is another in a later one.
 *
 * @param path such as {@code processing_stages[0].args.rate}; of a hyperparameter {@code
 *     hyperparameters[rate].tuned_value}
 * @param before as it was written; absent if it is new
 * @param after as it is written; absent if it is gone
 */
public record SpecChange(String path, Optional<String> before, Optional<String> after) {
  private static final String DRAWN = "randint";
  private static final Pattern TUNED =
      Pattern.compile("hyperparameters\\[(.+)]\\.(.+)", Pattern.DOTALL);

  /** Whether somebody wrote another value, as opposed to a default or what was drawn. */
  boolean isOfWritten() {
    return before.isPresent()
        && after.isPresent()
        && !path.equals("experiment_path")
        && !before.get().equals(DRAWN)
        && !after.get().equals(DRAWN);
  }

  /** The path's last name, or the hyperparameter's. */
  String name() {
    Matcher tuned = TUNED.matcher(path);
    if (tuned.matches()) {
      boolean value = tuned.group(2).equals("tuned_value");
      return tuned.group(1) + (value ? "" : " " + tuned.group(2));
    }
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** Such as {@code lr 4e-4→1e-3}, {@code +gamma 0.9} or {@code -gamma}. */
  String brief() {
    if (before.isEmpty()) {
      return "+" + name() + after.filter(value -> isShort(value)).map(v -> " " + v).orElse("");
    } else if (after.isEmpty()) {
      return "-" + name();
    }
    return isShort(before.get()) && isShort(after.get())
        ? name() + " " + before.get() + "→" + after.get()
        : name();
  }

  private static boolean isShort(String value) {
    return value.length() <= 24;
  }
}
