package org.runspec.cli.session;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * A file that gets a result. A regular one is replaced as a whole when the result is complete; what
 * else stands there, such as a pipe or a device, is written to and stays.
 *
 * @param path absolute
 */
public record ResultFile(Path path) {
  /** Gives the result in pieces. */
  public interface Result {
    /** Gives all of them, in order. */
    void write(Consumer<String> out) throws IOException;
  }

  /**
   * Writes the result; a file that was there stays as it was if that fails.
   *
   * @throws UserProblem if that cannot be a file, or cannot be written
   * @throws ExternalProblem if the disk is full or fails
   */
  public void write(Result result) {
    fill(
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          result.write(text -> append(writer, text));
          writer.flush();
        });
  }

  /** Writes content of any kind, likewise. */
  public void write(byte[] content) {
    fill(out -> out.write(content));
  }

  private interface Filling {
    void fill(OutputStream out) throws IOException;
  }

  private void fill(Filling filling) {
    if (Files.isDirectory(path)) {
      throw new UserProblem("write " + path, "it is a folder", "another --output");
    }
    try {
      if (Files.isRegularFile(path)) {
        replace(path.toRealPath(), filling); // behind a link
      } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        boolean isLinkToNothing = !Files.exists(path);
        write(
            path, filling, isLinkToNothing ? StandardOpenOption.CREATE : StandardOpenOption.WRITE);
      } else {
        replace(path, filling);
      }
    } catch (IOException e) {
      throw problem(e);
    } catch (UncheckedIOException e) {
      throw problem(e.getCause());
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

  private static void replace(Path file, Filling filling) throws IOException {
    Path unfinished =
        file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".unfinished");
    try {
      write(unfinished, filling, StandardOpenOption.CREATE_NEW);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void write(Path file, Filling filling, OpenOption how) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, how, StandardOpenOption.WRITE))) {
      filling.fill(out);
    }
  }

  private static void append(Writer writer, String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
