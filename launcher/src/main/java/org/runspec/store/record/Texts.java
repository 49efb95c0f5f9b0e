package org.runspec.store.record;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Texts by key that grow at their end, each by one writer at a time. */
public interface Texts {
  /**
   * Adds to a text. After it returned, the bytes are durable.
   *
   * @param position how long it is, in bytes; 0 creates it
   * @return its new length
   * @throws org.runspec.storage.PositionMismatch if it is not that long; nothing was changed
   */
  long append(String key, long position, byte[] content) throws IOException;

  /** How long adding to a text had better wait, where it costs something. */
  default Duration untilNextAppend(String key) {
    return Duration.ZERO;
  }

  /**
   * Reads from a position.
   *
   * @param limit how many bytes at most
   * @return none at the end, beyond it, and if there is no such text
   */
  byte[] read(String key, long position, int limit) throws IOException;

  /**
   * How long the texts below a folder are, by key, where one call tells it of all; empty where each
   * is asked for as fast.
   */
  default Optional<Map<String, Long>> lengths(String folder) throws IOException {
    return Optional.empty();
  }
}
