package org.runspec.store.record;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.runspec.job.RecordFormat;

/**
 * Numbers from 1 that are given out once, in blocks that follow each other without a hole: whoever
 * takes a block creates the document of its first number. One who has not seen the latest block
 * tries a number that has a document, and goes on behind that block. Documents of numbers are never
 * deleted.
 */
final class Numbers {
  private final Documents documents;
  private final String folder;

  Numbers(Documents documents, String folder) {
    this.documents = documents;
    this.folder = folder;
  }

  /**
   * Takes the next numbers.
   *
   * @param token the taker's own, the same when it tries again
   * @return the first of {@code count}
   */
  int take(int count, String token) throws IOException {
    int next = latest().map(Block::end).orElse(1);
    while (!documents.create(key(next), RecordFormat.file(new Block(next, count, token)))) {
      next = block(next).map(Block::end).orElse(next);
    }
    return next;
  }

  private Optional<Block> latest() throws IOException {
    Optional<Integer> first =
        documents.names(folder).stream()
            .filter(name -> name.matches("[1-9][0-9]{0,8}"))
            .map(Integer::valueOf)
            .max(Comparator.naturalOrder());
    return first.isPresent() ? block(first.get()) : Optional.empty();
  }

  private Optional<Block> block(int first) throws IOException {
    return new Stored(documents).record(key(first), Block.class);
  }

  private String key(int first) {
    return folder + "/" + first;
  }

  /** Numbers that were given to one taker. */
  record Block(int first, int count, String token) {
    int end() {
      return Math.addExact(first, count);
    }
  }
}
