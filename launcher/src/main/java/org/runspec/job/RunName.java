package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a run in its workspace: {@code run12} for the parent that stands for a node, {@code
 * run12.3} for its third child.
 *
 * @param parent from 1
 * @param child from 1; 0 for the parent itself
 */
public record RunName(int parent, int child) implements Comparable<RunName> {
  private static final Pattern FORM =
      Pattern.compile("run([1-9][0-9]{0,8})(?:\\.([1-9][0-9]{0,8}))?");
  private static final Comparator<RunName> ORDER =
      Comparator.comparingInt(RunName::parent).thenComparingInt(RunName::child);

  public RunName {
    if (parent < 1 || child < 0) {
      throw new IllegalArgumentException("no numbers of a run: " + parent + ", " + child);
    }
  }

  /** The name of a node's parent run. */
  public static RunName ofParent(int number) {
    return new RunName(number, 0);
  }

  /** Reads a name; empty if it is none. */
  public static Optional<RunName> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int child = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new RunName(Integer.parseInt(matcher.group(1)), child));
  }

  /**
   * Reads a name in a record.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  static RunName of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not the name of a run: " + text));
  }

  /** Whether this is a node's record rather than an execution of the spec. */
  public boolean isParent() {
    return child == 0;
  }

  @Override
  public int compareTo(RunName other) {
    return ORDER.compare(this, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return isParent() ? "run" + parent : "run" + parent + "." + child;
  }
}
