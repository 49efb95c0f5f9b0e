package org.runspec.mirror.send;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** Checksums of what a storage gives. */
final class Sums {
  private static final int PIECE = 1 << 18;

  private Sums() {}

  /** Adds up to {@code most} bytes to a sum; returns how many there were. */
  static long add(InputStream object, long most, CRC32C sum) throws IOException {
    byte[] piece = new byte[PIECE];
    long at = 0;
    while (at < most) {
      int read = object.read(piece, 0, (int) Math.min(PIECE, most - at));
      if (read < 0) {
        break;
      }
      sum.update(piece, 0, read);
      at += read;
    }
    return at;
  }
}
