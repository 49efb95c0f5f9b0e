package org.runspec.spec.expand;

import org.runspec.spec.catalogue.Sections;

/**
 * A {@code --set PATH=VALUE} of the command line.
 *
 * @param path such as {@code processing_stages[0].max_iterations}
 * @param value YAML: {@code 40}, {@code true}, {@code [1, 2]}, or text
 */
public record Assignment(String path, String value) {
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
    return "--set " + path + "=" + text;
  }
}
