package org.runspec.storage.azure;

import com.azure.core.util.BinaryData;
import java.util.List;
import java.util.Optional;

/**
 * A blob as it was last known.
 *
 * @param tag changes with the blob; empty if there is none
 * @param writing which content it is the continuation of
 * @param length in bytes
 * @param content empty if it is large
 * @param blocks in order; none if the content is not in blocks of ours
 */
record Grown(
    String tag, Writing writing, long length, Optional<BinaryData> content, List<Block> blocks) {
  static final Grown NOTHING =
      new Grown("", new Writing(""), 0, Optional.of(BinaryData.fromBytes(new byte[0])), List.of());

  /** So many small blocks at the end are made one. */
  static final int MOST_SMALL = 100;

  private static final int WORTH_KEEPING = 1 << 20;

  boolean exists() {
    return !tag.isEmpty();
  }

  /** The blocks that stay when something is appended; the rest is sent again with it. */
  List<Block> kept() {
    int end = blocks.size();
    long size = 0;
    while (end > 0 && blocks.get(end - 1).size() < WORTH_KEEPING) {
      end--;
      size += blocks.get(end).size();
    }
    boolean many = blocks.size() - end >= MOST_SMALL || size >= 4L * WORTH_KEEPING;
    return many ? blocks.subList(0, end) : blocks;
  }
}
