package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;

/** Paths into a runspec as people write them: {@code processing_stages[0].agent.learning_rate}. */
final class TreePath {
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

  /** The steps of a path, indices as {@code [0]}; empty if it is not a path. */
  static Optional<List<String>> parse(String path) {
    List<String> steps = new ArrayList<>();
    for (String part : path.split("\\.", -1)) {
      int bracket = part.indexOf('[');
      String key = bracket < 0 ? part : part.substring(0, bracket);
      if (!key.isEmpty()) {
        steps.add(key);
      }
      String rest = bracket < 0 ? "" : part.substring(bracket);
      if (part.isEmpty() || !rest.matches("(\\[[0-9]{1,6}])*")) {
        return Optional.empty();
      }
      for (String index : rest.split("(?<=])", -1)) {
        if (!index.isEmpty()) {
          steps.add(index);
        }
      }
    }
    return Optional.of(steps);
  }
}
