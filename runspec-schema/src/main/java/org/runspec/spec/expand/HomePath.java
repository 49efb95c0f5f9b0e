package org.runspec.spec.expand;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that a user may begin with {@code ~}, the user's own folder. */
public final class HomePath {
  private static final String HOME = "~";

  private HomePath() {}

  /** Whether a path begins in the user's folder. */
  static boolean startsIn(String path) {
    return path.equals(HOME) || path.startsWith(HOME + "/");
  }

  /**
   * A path as it is meant.
   *
   * @param base what it is relative to if it begins elsewhere
   * @throws InvalidPathException if it is none
   */
  public static Path resolve(String path, Path base) {
    return startsIn(path)
        ? Path.of(System.getProperty("user.home"))
            .resolve(path.substring(Math.min(2, path.length())))
        : base.resolve(path);
  }
}
