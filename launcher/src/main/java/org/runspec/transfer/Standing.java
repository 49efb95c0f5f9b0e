package org.runspec.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** What stands where a file is to be. */
enum Standing {
  /** Nothing. */
  ABSENT,
  /** The same content. */
  SAME,
  /** The file's beginning, as an earlier download of a file that grew. */
  BEGINNING,
  /** Something else. */
  OTHER;

  private static final int PIECE = 1 << 20;

  /**
   * Compares, reading no more than it takes.
   *
   * @param size of the file, in bytes
   * @param content opens the file at its beginning
   */
  static Standing of(Path place, long size, Opening content) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return ABSENT;
    } else if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      return OTHER;
    }
    long there = Files.size(place);
    if (there > size || !isBeginning(place, content)) {
      return OTHER;
    }
    return there == size ? SAME : BEGINNING;
  }

  private static boolean isBeginning(Path place, Opening content) throws IOException {
    try (InputStream old = Files.newInputStream(place);
        InputStream now = content.open()) {
      byte[] some = old.readNBytes(PIECE);
      while (some.length > 0) {
        if (!Arrays.equals(some, now.readNBytes(some.length))) {
          return false;
        }
        some = old.readNBytes(PIECE);
      }
      return true;
    }
  }

  /** Opens what is compared. */
  interface Opening {
    /** From the beginning. */
    InputStream open() throws IOException;
  }
}
