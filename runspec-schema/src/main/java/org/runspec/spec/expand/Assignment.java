package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;

/**
 * A {@code --set PATH=VALUE} of the command line.
 *
 * @param path such as {@code processing_stages[0].max_iterations}
 * @param value YAML: {@code 40}, {@code true}, {@code [1, 2]}, or text
 * @param parsed what path and value stand for, where nobody typed them
 * @param option what was typed instead, if it was another option that means the same
 */
public record Assignment(
    String path, String value, Optional<Parsed> parsed, Optional<String> option) {
  /** The steps of a path, indices as {@code [0]}, and a value that was read already. */
  public record Parsed(List<String> steps, Node value) {
    public Parsed {
      steps = List.copyOf(steps);
    }
  }

  /** As it is typed. */
  public Assignment(String path, String value) {
    this(path, value, Optional.empty(), Optional.empty());
  }

  /**
   * What an option of its own means.
   *
   * @param option as it was typed, such as {@code --on gpu}
   */
  public static Assignment meantBy(String option, String path, String value) {
    return new Assignment(path, value, Optional.empty(), Optional.of(option));
  }

  /**
   * A value from a file for a key below a path, which no text could carry faithfully.
   *
   * @param key of any characters
   */
  public static Assignment below(String path, String key, Node value) {
    return below(path, List.of(key), value);
  }

  /**
   * A value as above, further down.
   *
   * @param keys each below the one before
   */
  public static Assignment below(String path, List<String> keys, Node value) {
    List<String> steps = new ArrayList<>(TreePath.parse(path).orElseThrow());
    steps.addAll(keys);
    String whole = keys.stream().reduce(path, TreePath::child);
    String text = String.valueOf(PlainValues.of(value));
    return new Assignment(whole, text, Optional.of(new Parsed(steps, value)), Optional.empty());
  }

  /** As it stands on the command line, but for what a runspec made secrets of. */
  public String without(Secrets secrets) {
    return value.equals(secrets.hide(value)) ? toString() : shown("***");
  }

  /** As it stands on the command line, but for what its path alone shows to be a secret. */
  @Override
  public String toString() {
    boolean secret =
        path.startsWith(Sections.JOB_LAUNCHER)
            && (path.contains(Secrets.PROPERTY) || value.contains(Secrets.PROPERTY));
    return shown(secret ? "***" : value);
  }

  private String shown(String text) {
    return option.orElse("--set " + path + "=" + text);
  }
}
