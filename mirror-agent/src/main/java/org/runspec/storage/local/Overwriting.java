package org.runspec.storage.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes over a small file where the disk has no room for another one. */
final class Overwriting {
  /** What the smallest file that is not empty has of a disk, nearly everywhere. */
  private static final int BLOCK = 4096;

  private final Path file;

  Overwriting(Path file) {
    this.file = file;
  }

  /** Returns whether the file has the content now. */
  boolean with(byte[] content) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) == 0
          || content.length > BLOCK) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.truncate(content.length);
      }
      return true;
    } catch (IOException e) {
      return false; // what kept the file from being replaced is told
    }
  }
}
