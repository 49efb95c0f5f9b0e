package org.runspec.run.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that lines are appended to. A line goes to the operating system in one write before the
 * method returns, so a killed program loses none, and lines of several programs do not mix.
 * Thread-safe.
 *
 * <p>All methods throw {@link UncheckedIOException} when the file cannot be written.
 */
public final class AppendedLines implements AutoCloseable {
  private final OutputStream file;

  private AppendedLines(OutputStream file) {
    this.file = file;
  }

  /**
   * Opens a file, which is made if it is not there. A last line that an earlier writer left
   * unfinished stays a line of its own.
   */
  public static AppendedLines open(Path file) {
    try {
      if (endsInMidLine(file)) {
        Files.write(file, new byte[] {'\n'}, StandardOpenOption.APPEND);
      }
      return new AppendedLines(
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the last line of a file lacks its end; no file has none. */
  public static boolean endsInMidLine(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }

  /**
   * Appends a line.
   *
   * @param line without its end
   */
  public synchronized void append(String line) {
    try {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
