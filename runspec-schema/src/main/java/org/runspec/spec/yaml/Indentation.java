package org.runspec.spec.yaml;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses which of the lines that do not fit each other has the wrong indentation: the one that
 * begins where few other lines of the file do.
 */
final class Indentation {
  private final List<String> lines;
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, Integer> starts = new HashMap<>();

  Indentation(List<String> lines) {
    this.lines = lines;
    for (int line = 0; line < lines.size(); line++) {
      if (holdsSomething(line)) {
        starts.merge(start(line), 1, Integer::sum);
        steps.merge(step(line), 1, Integer::sum);
      }
    }
  }

  /** How many blanks a line begins with. */
  static int of(String line) {
    return line.length() - line.stripLeading().length();
  }

  /** Whether nothing but blanks and dashes stands before a column, counted from 0. */
  static boolean begins(String line, int column) {
    return line.codePoints().limit(column).allMatch(c -> c == ' ' || c == '-');
  }

  /**
   * The two lines that do not fit each other, the one to blame first.
   *
   * @param line the index of the first line that fits none above it
   * @return its index, and that of the nearest line above that is indented less, or of what stands
   *     right below that
   */
  List<Integer> misfits(int line) {
    int parent = parent(line);
    int child = parent + 1;
    while (child < line && !holdsSomething(child)) {
      child++;
    }
    Comparator<Integer> odd = Comparator.comparing(this::usualness);
    int other = child;
    if (parent >= 0 && odd.compare(parent, child) <= 0) {
      other = parent;
    }
    return odd.compare(other, line) < 0 ? List.of(other, line) : List.of(line, other);
  }

  /**
   * How common it is to begin there after such a line, to begin there at all, and at even blanks.
   */
  private int usualness(int line) {
    int even = of(lines.get(line)) % 2 == 0 ? 1 : 0;
    return (steps.getOrDefault(step(line), 0) * lines.size() + starts.getOrDefault(start(line), 0))
            * 2
        + even;
  }

  private int parent(int line) {
    int own = of(lines.get(line));
    int parent = line - 1;
    while (parent >= 0 && !(holdsSomething(parent) && of(lines.get(parent)) < own)) {
      parent--;
    }
    return parent;
  }

  private String step(int line) {
    int parent = parent(line);
    return (parent < 0 ? "" : start(parent)) + ">" + start(line);
  }

  /** A dash begins a list, and lists may stand in other columns than keys do. */
  private String start(int line) {
    String text = lines.get(line);
    return of(text) + (text.stripLeading().startsWith("- ") ? "-" : "");
  }

  private boolean holdsSomething(int line) {
    String text = lines.get(line);
    return !text.isBlank() && !text.strip().startsWith("#");
  }
}
