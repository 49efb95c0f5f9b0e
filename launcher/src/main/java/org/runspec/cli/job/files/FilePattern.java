package org.runspec.cli.job.files;

import java.util.List;
import java.util.stream.Stream;
import org.runspec.mirror.tree.Glob;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;

/**
 * Which files are meant: a file, a folder with all below it, or a pattern with wildcards. It may
 * begin at the folder of the run or at its {@code mirrored}; without a slash it is a name in any
 * folder.
 */
final class FilePattern {
  private static final String MIRRORED = "mirrored/";

  private final String text;
  private final List<Glob> globs;

  private FilePattern(String text, List<Glob> globs) {
    this.text = text;
    this.globs = globs;
  }

  /**
   * Understands what was typed.
   *
   * @throws UserProblem if it is no pattern of files below a folder
   */
  static FilePattern of(String word) {
    String text = checked(word.replaceAll("^(\\./)+", "").replaceAll("/+$", ""));
    String folder = text.indexOf('/') < 0 ? "**/" + text : text;
    try {
      return new FilePattern(text, List.of(Glob.of(text), Glob.of(folder + "/**")));
    } catch (IllegalArgumentException e) {
      throw new UserProblem(
          "find files " + Quote.of(word), e.getMessage(), "'**/*.txt', or the name of a folder");
    }
  }

  /** Refuses what leads out of a folder. */
  static String checked(String path) {
    if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
      throw new UserProblem(
          "find files " + Quote.of(path),
          "names of files are below the run, job or share",
          "mirrored/console.txt, or '**/*.txt'");
    }
    return path;
  }

  /** Whether a file is meant, by its path with slashes. */
  boolean fits(String path) {
    Stream<String> names =
        path.startsWith(MIRRORED)
            ? Stream.of(path, path.substring(MIRRORED.length()))
            : Stream.of(path);
    return names.anyMatch(this::isMeant);
  }

  private boolean isMeant(String path) {
    ObjectKey key = new ObjectKey(path);
    return path.equals(text)
        || path.startsWith(text + "/")
        || globs.stream().anyMatch(glob -> glob.fits(key));
  }

  @Override
  public String toString() {
    return text;
  }
}
