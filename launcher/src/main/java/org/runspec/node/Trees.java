package org.runspec.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Folders with all that is in them. */
final class Trees {
  private Trees() {}

  /**
   * Deletes what can be deleted. A run may have made folders that nobody may read: those are opened
   * first, and what resists stays.
   */
  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
              open(folder.toFile());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            file.toFile().delete();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) {
            open(file.toFile());
            file.toFile().delete();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException why) {
            folder.toFile().delete();
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean open(File folder) {
    boolean readable = folder.setReadable(true);
    boolean writable = folder.setWritable(true);
    return folder.setExecutable(true) && readable && writable;
  }
}
