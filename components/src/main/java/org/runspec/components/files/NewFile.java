package org.runspec.components.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place and moves it there when it is complete: nobody reads a half. */
public final class NewFile {
  private NewFile() {}

  /** Writes a file at a path where there is none. */
  @FunctionalInterface
  public interface Writer {
    /** Writes it. */
    void write(Path path) throws IOException;
  }

  /** Makes the folders above it and writes the file, in place of an earlier one. */
  public static void write(Path file, Writer writer) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      writer.write(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
