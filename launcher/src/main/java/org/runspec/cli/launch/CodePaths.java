package org.runspec.cli.launch;

import java.nio.file.Path;
import org.runspec.spec.problem.GivenPath;

/**
 * Entries of {@code code-dirs} that were typed in a folder of the project: they are relative to
 * that folder, and configured ones to the project's.
 */
final class CodePaths {
  private static final String ARROW = "::";

  private final String prefix;

  /**
   * For entries that are typed in a folder.
   *
   * @param project the project's folder, absolute
   * @param directory the current one, absolute
   */
  CodePaths(Path project, Path directory) {
    this.prefix = project.relativize(directory).toString().replace('\\', '/');
  }

  /** The entry as the configuration would have it. */
  String entry(String typed) {
    int arrow = typed.indexOf(ARROW);
    String source = (arrow < 0 ? typed : typed.substring(0, arrow)).strip().replace('\\', '/');
    String destination = arrow < 0 ? "" : typed.substring(arrow);
    String last = source.substring(source.lastIndexOf('/') + 1);
    boolean pattern = last.contains("*") || last.contains("?") || last.contains("[");
    String place = pattern ? source.substring(0, source.length() - last.length()) : source;
    if (prefix.isEmpty() || GivenPath.of(place).isAbsolute()) {
      return typed;
    }
    boolean here = GivenPath.of(place).normalize().toString().isEmpty();
    return prefix + "/" + source + (here && destination.isEmpty() ? ARROW + "." : destination);
  }
}
