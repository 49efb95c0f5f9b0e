package org.runspec.mirror.cursor;

import org.runspec.mirror.tree.FileState;

/**
 * How much of a file the storage has.
 *
 * @param state the file when it was looked at for the last sending
 * @param sent bytes in the storage, from the file's start
 * @param sum checksum of those bytes, CRC32C
 * @param head the first of those bytes
 * @param tail the last of those bytes
 * @param settled false when the file could since have been rewritten without its size or time of
 *     modification showing it
 */
public record FileCursor(
    FileState state, long sent, long sum, Block head, Block tail, boolean settled) {
  /** The {@link #sum} of what the storage shares with the folder. */
  public static final long SHARED = -1;

  /** All of a file was sent as a checkpoint. */
  public static FileCursor whole(FileState state, long sum) {
    return new FileCursor(state, state.size(), sum, Block.NONE, Block.NONE, true);
  }

  /** Whether nothing has to be sent of a file that looks so. */
  public boolean isCurrent(String identity, long size, long modified) {
    return settled
        && size == sent
        && modified == state.modified()
        && identity.equals(state.identity());
  }

  /** The same bytes, seen to be unchanged in a file that looks so now. */
  public FileCursor confirmed(FileState now, boolean nowSettled) {
    return new FileCursor(now, sent, sum, head, tail, nowSettled);
  }
}
