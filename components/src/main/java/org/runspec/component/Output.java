package org.runspec.component;

import java.nio.file.Path;

/**
 * Something that a stage will write.
 *
 * @param path where, as it stands in the runspec; absolute
 * @param kind what will be there
 */
public record Output(Path path, Kind kind) {
  /** What stands at a path. */
  public enum Kind {
    /** One file, in place of an earlier one. */
    FILE,
    /** A folder with one or more files. */
    FOLDER
  }

  /** One file. */
  public static Output file(Path path) {
    return new Output(path, Kind.FILE);
  }

  /** A folder. */
  public static Output folder(Path path) {
    return new Output(path, Kind.FOLDER);
  }
}
