package org.runspec.snapshot;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;
import org.runspec.spec.problem.UserProblem;

/**
 * One entry of {@code code-dirs}: {@code SOURCE} or {@code SOURCE::DEST}. The source is a file, a
 * folder with all below it ({@code src}, {@code src/**}), the files of one folder ({@code src/*}),
 * or those of its files whose names match ({@code src/*.py}). Without a destination a folder lands
 * under its own name; {@code .} has none.
 *
 * @param text as it was written
 * @param source a file or folder, absolute
 * @param names which files of the folder, and nothing below; absent for all below it
 * @param destination a folder of the snapshot, with slashes; empty for its root
 */
record CodeEntry(String text, Path source, Optional<PathMatcher> names, String destination) {

  /**
   * Reads an entry.
   *
   * @param folder what it is relative to
   * @throws UserProblem if it names no file or folder, or a place outside of the snapshot
   */
  static CodeEntry of(String text, Path folder) {
    int colons = text.indexOf("::");
    String from = (colons < 0 ? text : text.substring(0, colons)).strip().replace('\\', '/');
    try {
      String last = from.substring(from.lastIndexOf('/') + 1);
      boolean pattern = last.contains("*") || last.contains("?") || last.contains("[");
      String place = pattern ? from.substring(0, from.length() - last.length()) : from;
      Path source = folder.resolve(place.isEmpty() ? "." : place).normalize();
      Optional<PathMatcher> names =
          pattern && !last.equals("**")
              ? Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + last))
              : Optional.empty();
      if (from.isEmpty() || !Files.exists(source) || (pattern && !Files.isDirectory(source))) {
        throw new UserProblem(
            "take " + text + " into the code snapshot",
            "there is no " + source,
            "mending code-dirs in xt_config.yaml");
      }
      String to =
          colons < 0
              ? ownName(place, source, Files.isDirectory(source))
              : destination(text, text.substring(colons + 2).strip().replace('\\', '/'));
      return new CodeEntry(text, source, names, to);
    } catch (InvalidPathException | java.util.regex.PatternSyntaxException e) {
      throw new UserProblem(
          "take " + text + " into the code snapshot",
          "it is no path: " + e.getMessage(),
          "mending code-dirs in xt_config.yaml");
    }
  }

  private static String ownName(String place, Path source, boolean folder) {
    boolean here = Path.of(place.isEmpty() ? "." : place).normalize().toString().isEmpty();
    return folder && !here ? String.valueOf(source.getFileName()) : "";
  }

  private static String destination(String text, String to) {
    Path path = Path.of(to.isEmpty() ? "." : to).normalize();
    if (path.isAbsolute() || to.startsWith("/") || path.startsWith("..")) {
      throw new UserProblem(
          "take " + text + " into the code snapshot",
          "its destination lies outside of the snapshot",
          "a destination such as src");
    }
    return IgnoreRules.slashed(path);
  }
}
