package org.runspec.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Deletes all that is in a run's folder but the lock, which others may wait for, and the runspec.
 */
final class Emptying extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final Path runspec;

  private Emptying(Path folder, Path runspec) {
    this.folder = folder;
    this.runspec = runspec;
  }

  static void empty(Path folder, Path runspec) throws IOException {
    Files.walkFileTree(folder, new Emptying(folder, runspec));
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!file.equals(folder.resolve(ResultNames.LOCK)) && !file.equals(runspec)) {
      Files.delete(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
    if (e != null) {
      throw e;
    }
    if (!visited.equals(folder) && !runspec.startsWith(visited)) {
      Files.delete(visited);
    }
    return FileVisitResult.CONTINUE;
  }
}
