package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One life of a node's controller, such as {@code 2.k3f9}: the node's index in its job and the
 * incarnation, which no other life of it has.
 *
 * @param node from 0
 * @param incarnation lower-case letters and digits
 */
public record NodeName(int node, String incarnation) implements Comparable<NodeName> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\.([a-z0-9]{1,32})");
  private static final Comparator<NodeName> ORDER =
      Comparator.comparingInt(NodeName::node).thenComparing(NodeName::incarnation);

  public NodeName {
    if (!FORM.matcher(node + "." + incarnation).matches()) {
      throw new IllegalArgumentException("no life of a node: " + node + "." + incarnation);
    }
  }

  /** Reads a name; empty if it is none. */
  public static Optional<NodeName> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new NodeName(Integer.parseInt(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /**
   * Reads a name in a record.
   *
   * @throws IllegalArgumentException if it is none
   */
  @JsonCreator
  static NodeName of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not the life of a node: " + text));
  }

  @Override
  public int compareTo(NodeName other) {
    return ORDER.compare(this, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return node + "." + incarnation;
  }
}
