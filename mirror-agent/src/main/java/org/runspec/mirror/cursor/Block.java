package org.runspec.mirror.cursor;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.mirror.tree.SourceFile;

/**
 * A few bytes of a file that were sent; where they differ now, the file was rewritten.
 *
 * @param offset where they begin
 * @param length how many they are, at most {@link #LONGEST}
 * @param sum their checksum
 */
public record Block(long offset, int length, long sum) {
  /** The most bytes of a block. */
  public static final int LONGEST = 4096;

  /** No bytes. */
  public static final Block NONE = new Block(0, 0, sumOf(new byte[0]));

  /** The first bytes of a piece that was sent from an offset. */
  public static Block startOf(byte[] piece, long offset) {
    byte[] bytes = Arrays.copyOf(piece, Math.min(piece.length, LONGEST));
    return new Block(offset, bytes.length, sumOf(bytes));
  }

  /** The last bytes of a piece that was sent from an offset. */
  public static Block endOf(byte[] piece, long offset) {
    int from = Math.max(0, piece.length - LONGEST);
    byte[] bytes = Arrays.copyOfRange(piece, from, piece.length);
    return new Block(offset + from, bytes.length, sumOf(bytes));
  }

  /** Whether the file still has them. */
  public boolean isIn(SourceFile file) throws SourceFailure {
    byte[] now = file.read(offset, length);
    return now.length == length && sumOf(now) == sum;
  }

  private static long sumOf(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }
}
