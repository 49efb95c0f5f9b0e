package org.runspec.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What tells whether a file is still as it was: its size in bytes and its checksum.
 *
 * @param checksum CRC-32C
 */
record FilePrint(long size, long checksum) {
  private static final int BLOCK = 1 << 16;

  static FilePrint of(Path file) throws IOException {
    return of(file, Long.MAX_VALUE);
  }

  /** Of what the file begins with. */
  private static FilePrint of(Path file, long atMost) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] block = new byte[BLOCK];
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      while (size < atMost) {
        int read = in.read(block, 0, (int) Math.min(BLOCK, atMost - size));
        if (read < 0) {
          break;
        }
        checksum.update(block, 0, read);
        size += read;
      }
    }
    return new FilePrint(size, checksum.getValue());
  }

  /** Whether a file is as it was, or has only grown since. */
  boolean begins(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) >= size && of(file, size).equals(this);
    } catch (IOException e) {
      return false; // who cannot read it can make nothing of it
    }
  }
}
