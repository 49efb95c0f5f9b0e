package org.runspec.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;

/** The CRC-32C of bytes as they pass. */
final class ContentSum {
  private static final int PIECE = 1 << 20;

  private final CRC32C sum = new CRC32C();

  /** Adds bytes. */
  void add(byte[] bytes, int length) {
    sum.update(bytes, 0, length);
  }

  /** Adds the beginning of a file. */
  void add(Path file, long length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[(int) Math.max(1, Math.min(PIECE, length))];
      long left = length;
      while (left > 0) {
        int read = in.readNBytes(piece, 0, (int) Math.min(piece.length, left));
        if (read == 0) {
          return;
        }
        add(piece, read);
        left -= read;
      }
    }
  }

  /** The sum of all that was added, eight hexadecimal digits. */
  String text() {
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
