package org.runspec.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a document shows of a command's output, compared with what comes. What differs from run to
 * run is not compared, and a line {@code ...} stands for any lines.
 */
final class ShownOutput {
  private static final String ANY_LINES = "...";
  private static final Map<Pattern, String> VARYING = new LinkedHashMap<>();

  static {
    VARYING.put(Pattern.compile(" *\\d+\\.\\d{3} hrs"), "  # hrs");
    VARYING.put(Pattern.compile("\"hrs\": [-+.\\de]+"), "\"hrs\": #");
    VARYING.put(Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T_][-:.\\d]+\\dZ?"), "TIME");
    VARYING.put(Pattern.compile("\\d{4}(-\\d\\d){2} \\d\\d(:\\d\\d){2}"), "TIME");
    VARYING.put(Pattern.compile("\\b\\d+(:\\d\\d){2}\\b"), "TIME");
    VARYING.put(Pattern.compile("\\bby \\S+( on \\S+)?$"), "by SOMEBODY");
    VARYING.put(Pattern.compile("^(run\\d+) +(spawning|completed) .*"), "$1 is leaving");
    VARYING.put(Pattern.compile("after step \\d+"), "after step #");
    VARYING.put(Pattern.compile("best: +run[.\\d]+"), "best: RUN");
    VARYING.put(Pattern.compile("\\b[0-9a-f]{40,64}\\b"), "DIGEST");
    VARYING.put(Pattern.compile("tfevents\\.\\S+"), "tfevents.#");
    VARYING.put(Pattern.compile("python is .*"), "python is #");
  }

  /** Numbers with a fraction, large ones, sizes, and the blanks that put them into columns. */
  private static final Pattern DRAWN =
      Pattern.compile(
          " *-?((?<!run)\\b\\d[\\d,]*\\.\\d+([eE][-+]?\\d+)?|\\b\\d{6,}\\b|\\b\\d+(?= [kMG]B\\b))");

  /** Between the columns of a table, whose widths are those of its numbers. */
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private final List<String> shown;
  private final boolean drawn;

  /**
   * The lines of a document.
   *
   * @param drawn whether numbers come from a seed that is drawn for each run
   */
  ShownOutput(List<String> shown, boolean drawn) {
    this.shown = scrubbed(shown, drawn);
    this.drawn = drawn;
  }

  boolean matches(List<String> actual) {
    return matches(shown, scrubbed(actual, drawn));
  }

  /** As for a file name with stars: after a mismatch the last {@code ...} takes one line more. */
  private static boolean matches(List<String> shown, List<String> actual) {
    int next = 0;
    int star = -1;
    int taken = 0;
    int line = 0;
    while (line < actual.size()) {
      if (next < shown.size() && shown.get(next).equals(ANY_LINES)) {
        star = next++;
        taken = line;
      } else if (next < shown.size() && shown.get(next).equals(actual.get(line))) {
        next++;
        line++;
      } else if (star >= 0) {
        next = star + 1;
        line = ++taken;
      } else {
        return false;
      }
    }
    return shown.subList(next, shown.size()).stream().allMatch(ANY_LINES::equals);
  }

  private static List<String> scrubbed(List<String> lines, boolean drawn) {
    List<String> scrubbed = new ArrayList<>();
    for (String line : lines) {
      String text = line.stripTrailing();
      for (Map.Entry<Pattern, String> varying : VARYING.entrySet()) {
        text = varying.getKey().matcher(text).replaceAll(varying.getValue());
      }
      scrubbed.add(drawn ? withoutDraws(text) : text);
    }
    while (!scrubbed.isEmpty() && scrubbed.get(scrubbed.size() - 1).isEmpty()) {
      scrubbed.remove(scrubbed.size() - 1);
    }
    return scrubbed;
  }

  private static String withoutDraws(String line) {
    return BLANKS.matcher(DRAWN.matcher(line).replaceAll(" #")).replaceAll(" ");
  }
}
