package org.runspec.node.slots;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Places for runs on a machine. */
public interface Slots extends AutoCloseable {
  /**
   * Waits for a place.
   *
   * @param stop whether to wait no more
   * @return its number, from 0; negative if the wait was stopped
   */
  int take(BooleanSupplier stop) throws IOException, InterruptedException;

  /** Gives a place back. */
  void giveBack(int slot) throws IOException;

  /** Whether somebody else waits for a place, so that one in use should be given back. */
  boolean isWanted() throws IOException;

  /** How many places the machine has. */
  int count();

  @Override
  void close() throws IOException;
}
