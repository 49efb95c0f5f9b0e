package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.catalogue.ReplacementName;
import org.runspec.spec.catalogue.Sections;

/** Paths into a runspec as people write them: {@code processing_stages[0].agent.learning_rate}. */
final class TreePath {
  private static final Pattern STEP =
      Pattern.compile("\\[[0-9]{1,6}]|(^|\\.)(" + ReplacementName.PATTERN + "|[^.\\[\\]<>]+)");

  private TreePath() {}

  /** The path of a mapping's value. A list item's {@code processing_stage} goes without saying. */
  static String child(String parent, String key) {
    if (key.equals(Sections.PROCESSING_STAGE) && parent.endsWith("]")) {
      return parent;
    }
    return parent.isEmpty() ? key : parent + "." + key;
  }

  /** The path of a list's item. */
  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** The index in a step such as {@code [0]}; empty if the step is a key. */
  static OptionalInt index(String step) {
    return step.startsWith("[")
        ? OptionalInt.of(Integer.parseInt(step.substring(1, step.length() - 1)))
        : OptionalInt.empty();
  }

  /** The steps of a path, indices as {@code [0]}; empty if it is not a path. */
  static Optional<List<String>> parse(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    int end = 0;
    while (step.find() && step.start() == end) {
      String text = step.group();
      steps.add(text.startsWith(".") ? text.substring(1) : text);
      end = step.end();
    }
    boolean startsWithDot = path.startsWith(".");
    return end < path.length() || steps.isEmpty() || startsWithDot
        ? Optional.empty()
        : Optional.of(steps);
  }
}
