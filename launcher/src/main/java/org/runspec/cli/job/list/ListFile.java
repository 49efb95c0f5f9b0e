package org.runspec.cli.job.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** The file that a list is written to; until all is written, what was there before stays. */
record ListFile(Path path) {
  /** What writes a list, piece by piece. */
  interface Content {
    void to(Consumer<String> pieces) throws IOException;
  }

  /**
   * Writes it.
   *
   * @throws UserProblem if there is no such place
   * @throws ExternalProblem if the disk is full or fails
   */
  void write(Content content) throws IOException {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        fill(path, content); // such as /dev/stdout, which no file can replace
      } else {
        replace(content);
      }
    } catch (UncheckedIOException e) {
      throw problem(e.getCause());
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private void replace(Content content) throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
    try {
      fill(unfinished, content);
      Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void fill(Path file, Content content) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      content.to(text -> append(writer, text));
    }
  }

  private static void append(Writer writer, String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RuntimeException problem(IOException cause) {
    String action = "write " + path;
    return isMisnamed(cause)
        ? new UserProblem(action, ExternalProblem.said(cause), "another --output")
        : new ExternalProblem(action, cause, "again when there is room, or another --output");
  }

  private boolean isMisnamed(IOException cause) {
    return cause instanceof NoSuchFileException
        || cause instanceof AccessDeniedException
        || (cause instanceof FileSystemException && !Files.isDirectory(path.getParent()))
        || Files.isDirectory(path);
  }
}
