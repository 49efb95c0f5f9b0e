package org.runspec.spec.expand;

/**
 * A {@code --set PATH=VALUE} of the command line.
 *
 * @param path such as {@code processing_stages[0].max_iterations}
 * @param value YAML: {@code 40}, {@code true}, {@code [1, 2]}, or text
 */
public record Assignment(String path, String value) {
  /** As it stands on the command line. */
  @Override
  public String toString() {
    return "--set " + path + "=" + value;
  }
}
