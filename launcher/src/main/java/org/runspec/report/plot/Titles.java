package org.runspec.report.plot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Titles that a user gave, in which {@code $run} and the like stand for something. */
final class Titles {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_.]*)}?");

  private Titles() {}

  /**
   * The title of a thing by its number; empty if none was given.
   *
   * @param given in order, or one for all
   * @param values what variables stand for; others stay as they are written
   */
  static Optional<String> of(List<String> given, int number, Map<String, String> values) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    boolean isForAll = given.size() == 1;
    return isForAll || number < given.size()
        ? Optional.of(filled(given.get(isForAll ? 0 : number), values))
        : Optional.empty();
  }

  private static String filled(String title, Map<String, String> values) {
    return VARIABLE
        .matcher(title)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
