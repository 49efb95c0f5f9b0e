package org.runspec.spec.problem;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path that somebody typed, or left in the environment. */
public final class GivenPath {
  private GivenPath() {}

  /**
   * The path that a text names.
   *
   * @throws UserProblem if no file of this system can have the name
   */
  public static Path of(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserProblem("find " + text, "this is not a path: " + e.getReason(), "another name");
    }
  }
}
