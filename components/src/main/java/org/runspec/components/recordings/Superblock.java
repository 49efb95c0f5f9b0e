package org.runspec.components.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of an HDF5 file, which tell how long it is meant to be. */
final class Superblock {
  private static final int SIZE = 48;
  private static final int VERSION = 8;

  private final byte[] bytes;

  private Superblock(byte[] bytes) {
    this.bytes = bytes;
  }

  static Superblock of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Superblock(in.readNBytes(SIZE));
    }
  }

  /** How many bytes the file should have; 0 where it does not say. */
  long fileSize() {
    if (bytes.length < SIZE) {
      return 0;
    }
    return switch (bytes[VERSION]) {
      case 0 -> eightBytes(40);
      case 2, 3 -> eightBytes(28);
      default -> 0;
    };
  }

  private long eightBytes(int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
  }
}
