package org.runspec.cli.job.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.runspec.mirror.tree.Glob;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.transfer.LocalDisk;
import org.runspec.transfer.Upload;

/** Files of a user, each with the name that it will have. Links below folders are not followed. */
final class LocalFiles {
  private static final String WILDCARDS = "*?[{";

  private final Map<String, Path> byName = new LinkedHashMap<>();
  private int links;

  private LocalFiles() {}

  /**
   * Finds what words name: files, folders with all below them, patterns.
   *
   * @throws UserProblem if one names nothing, or two become one
   */
  static LocalFiles of(List<String> words, Path directory) throws IOException {
    LocalFiles files = new LocalFiles();
    for (String word : words) {
      disk(word).run(() -> files.add(word, directory));
    }
    return files;
  }

  private static LocalDisk disk(String what) {
    return new LocalDisk("upload " + what, "the right to read it, or other files");
  }

  private void add(String word, Path directory) throws IOException {
    Path path = isPattern(word) ? null : directory.resolve(GivenPath.of(word)).normalize();
    if (path != null && Files.isRegularFile(path)) {
      put(path.getFileName().toString(), path);
    } else if (path != null && Files.isDirectory(path)) {
      boolean contents = path.equals(directory) || path.getFileName() == null;
      walk(path, contents ? "" : path.getFileName() + "/", name -> true);
    } else if (isPattern(word) && Files.exists(existing(word, directory))) {
      put(word.substring(word.lastIndexOf('/') + 1), existing(word, directory));
    } else if (isPattern(word)) {
      pattern(word, directory);
    } else {
      throw new UserProblem("upload " + word, "there is no such file", "ls, or another name");
    }
  }

  /** Names of files may have characters that are wildcards elsewhere, though not on Windows. */
  private static Path existing(String word, Path directory) {
    try {
      return directory.resolve(word);
    } catch (InvalidPathException e) {
      return directory.resolve("..none");
    }
  }

  private static boolean isPattern(String word) {
    return word.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  private void pattern(String word, Path directory) throws IOException {
    int wildcard = 0;
    while (WILDCARDS.indexOf(word.charAt(wildcard)) < 0) {
      wildcard++;
    }
    int slash = word.lastIndexOf('/', wildcard);
    Path base = directory.resolve(slash < 0 ? "" : word.substring(0, slash + 1)).normalize();
    String rest = word.substring(slash + 1);
    Glob glob = glob(word, rest);
    boolean flat = rest.indexOf('/') < 0; // as in a shell, only of this folder
    int before = byName.size();
    if (Files.isDirectory(base)) {
      walk(base, "", name -> glob.fits(new ObjectKey(name)) && !(flat && name.contains("/")));
    }
    if (byName.size() == before) {
      throw new UserProblem("upload " + word, "no file fits", "ls, or another pattern");
    }
  }

  private static Glob glob(String word, String rest) {
    try {
      return Glob.of(rest);
    } catch (IllegalArgumentException e) {
      throw new UserProblem(
          "upload " + word,
          e.getMessage(),
          "a closing bracket, or a backslash before a character that stands for itself");
    }
  }

  private void walk(Path folder, String prefix, Predicate<String> wanted) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            List<String> segments = new ArrayList<>();
            folder.relativize(file).forEach(segment -> segments.add(segment.toString()));
            String name = String.join("/", segments);
            if (attributes.isSymbolicLink()) {
              links++;
            } else if (attributes.isRegularFile() && wanted.test(name)) {
              put(prefix + name, file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void put(String name, Path file) {
    Path other = byName.put(name, file);
    if (other != null && !other.equals(file)) {
      throw new UserProblem(
          "upload " + file, other + " would have the same name there", "one after the other");
    }
  }

  /** How many links were not followed. */
  int links() {
    return links;
  }

  /** What is uploaded into a folder of a store. */
  List<Upload.Source> below(String folder) throws IOException {
    if (byName.isEmpty()) {
      throw new UserProblem("upload", "there are no files in what was named", "another folder");
    }
    List<Upload.Source> sources = new ArrayList<>();
    for (Map.Entry<String, Path> file : byName.entrySet()) {
      sources.add(
          new Upload.Source(
              file.getValue(),
              disk(file.getKey()).get(() -> Files.size(file.getValue())),
              new ObjectKey(folder + "/" + file.getKey())));
    }
    return sources;
  }
}
