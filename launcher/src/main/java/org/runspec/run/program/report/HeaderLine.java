package org.runspec.run.program.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The first line of a file that is there already. */
final class HeaderLine {
  private static final int LONGEST = 1 << 20;

  private HeaderLine() {}

  /** The line, if it has been written to its end. */
  static Optional<String> of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(LONGEST);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (byte b : start) {
        if (b == '\n') {
          return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
        }
        line.write(b);
      }
      return Optional.empty();
    }
  }
}
