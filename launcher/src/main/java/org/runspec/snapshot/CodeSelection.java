package org.runspec.snapshot;

import java.nio.file.Path;
import java.util.List;

/**
 * What goes into a snapshot.
 *
 * @param folder the project's, absolute: what entries are relative to
 * @param entries as in {@code code-dirs}
 * @param omit patterns, as in a {@code .gitignore}, of what is left out
 * @param never folders that are left out whatever entries say, absolute
 * @param maxBytes a larger snapshot is refused
 */
public record CodeSelection(
    Path folder, List<String> entries, List<String> omit, List<Path> never, long maxBytes) {
  /** Folders that are no code wherever they stand. */
  static final List<String> NEVER = List.of(".git", ".runspec");

  public CodeSelection {
    entries = List.copyOf(entries);
    omit = List.copyOf(omit);
    never = List.copyOf(never);
  }
}
