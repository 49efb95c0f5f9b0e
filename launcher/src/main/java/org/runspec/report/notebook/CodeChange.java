package org.runspec.report.notebook;

/**
 * A file of the code that is another in a later snapshot.
 *
 * @param file its name in the snapshot
 * @param kind what became of it
 * @param added lines
 * @param removed lines
 */
public record CodeChange(String file, Kind kind, int added, int removed) {

  /** What became of a file. */
  public enum Kind {
    CHANGED,
    ADDED,
    DELETED,
    /** Changed, and no text whose lines were counted. */
    BINARY
  }

  /** Such as {@code train.py +12 −3}, {@code +model.py} or {@code -old.py}. */
  String brief() {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return switch (kind) {
      case ADDED -> "+" + name;
      case DELETED -> "-" + name;
      case BINARY -> name;
      case CHANGED -> name + " " + lines();
    };
  }

  /** Such as {@code +12 −3}, or {@code new, 40}. */
  public String became() {
    return switch (kind) {
      case CHANGED -> lines();
      case ADDED -> "new, " + added;
      case DELETED -> "deleted, " + removed;
      case BINARY -> "differs, no text";
    };
  }

  /** Such as {@code +12 −3}. */
  public String lines() {
    return (added > 0 ? "+" + added : "")
        + (added > 0 && removed > 0 ? " " : "")
        + (removed > 0 ? "−" + removed : "");
  }
}
