package org.runspec.backend.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that is a node: the script wrote its number into a file. A process that began after
 * the file was written is another one, which got the number later.
 */
final class LocalProcess {
  /** Starts are told in clock ticks, and a clock may be set. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Path file;

  LocalProcess(Path file) {
    this.file = file;
  }

  /** Whether the script got as far as to write its number. */
  boolean isKnown() {
    return Files.exists(file);
  }

  /** The process, if it is alive. */
  Optional<ProcessHandle> find() throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      String number = text.split(" ", 2)[0];
      if (!number.matches("[0-9]{1,18}")) {
        return Optional.empty();
      }
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ProcessHandle.of(Long.parseLong(number))
          .filter(ProcessHandle::isAlive)
          .filter(
              process ->
                  process.info().startInstant().orElse(written).minus(TOLERANCE).isBefore(written));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
