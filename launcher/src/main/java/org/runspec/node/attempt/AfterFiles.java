package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files of a folder that glob patterns name. Links are neither followed nor found. */
final class AfterFiles {
  private AfterFiles() {}

  /**
   * Finds them, relative to the folder.
   *
   * @param unreadable gets what could not be looked at
   */
  static List<Path> in(Path folder, List<String> patterns, List<String> unreadable)
      throws IOException {
    List<Path> found = new ArrayList<>();
    if (patterns.isEmpty() || !Files.isDirectory(folder)) {
      return found;
    }
    List<PathMatcher> matchers =
        patterns.stream()
            .map(glob -> folder.getFileSystem().getPathMatcher("glob:" + glob))
            .toList();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path name = folder.relativize(file);
            if (attributes.isRegularFile() && matchers.stream().anyMatch(m -> m.matches(name))) {
              found.add(name);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            unreadable.add(folder.relativize(file).toString());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException why) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
