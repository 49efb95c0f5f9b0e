package org.runspec.mirror.tree;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The content of a file as a stream, which remembers what it gave. */
public final class SourceContent extends InputStream {
  private static final int LONGEST = 4096;

  private final SourceFile file;
  private final long length;
  private final SourceFile.Check check;
  private final CRC32C sum = new CRC32C();
  private byte[] head = new byte[0];
  private byte[] tail = new byte[0];
  private long at;

  SourceContent(SourceFile file, long length, SourceFile.Check check) {
    this.file = file;
    this.length = length;
    this.check = check;
  }

  /** The checksum of all that was read. */
  public CRC32C sum() {
    return sum;
  }

  /** The first bytes that were read, at most 4096. */
  public byte[] head() {
    return head.clone();
  }

  /** The last bytes that were read, at most 4096. */
  public byte[] tail() {
    return tail.clone();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (at == length) {
      return -1;
    }
    byte[] piece = file.read(at, (int) Math.min(most, length - at));
    if (piece.length == 0) {
      throw file.changed();
    }
    System.arraycopy(piece, 0, target, offset, piece.length);
    sum.update(piece);
    if (head.length < LONGEST) {
      head = Arrays.copyOf(joined(head, piece), Math.min(head.length + piece.length, LONGEST));
    }
    byte[] end = piece.length >= LONGEST ? piece : joined(tail, piece);
    tail = Arrays.copyOfRange(end, Math.max(0, end.length - LONGEST), end.length);
    at += piece.length;
    if (at == length) {
      check.run();
    }
    return piece.length;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
