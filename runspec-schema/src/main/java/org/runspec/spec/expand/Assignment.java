package org.runspec.spec.expand;

import org.runspec.spec.catalogue.Sections;

/**
 * A {@code --set PATH=VALUE} of the command line.
 *
 * @param path such as {@code processing_stages[0].max_iterations}
 * @param value YAML: {@code 40}, {@code true}, {@code [1, 2]}, or text
 */
public record Assignment(String path, String value) {
  private static final String SECRETS = "secrets";

  /** As it stands on the command line, but for secrets, which it does not tell. */
  @Override
  public String toString() {
    boolean secret =
        path.startsWith(Sections.JOB_LAUNCHER)
            && (path.contains(SECRETS) || value.contains(SECRETS));
    return "--set " + path + "=" + (secret ? "***" : value);
  }
}
