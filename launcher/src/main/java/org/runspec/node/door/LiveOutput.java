package org.runspec.node.door;

import java.io.Closeable;
import java.io.IOException;

/** A run's output as a node sends it. Another thread may close it while one reads. */
public interface LiveOutput extends Closeable {
  /** Which attempt of the run, from 1. */
  int attempt();

  /** Of the byte that is read next, in the attempt's output. */
  long position();

  /** Up to here a byte stands in the attempt's output file where it was printed. */
  long plain();

  /**
   * Waits for the next bytes.
   *
   * @return how many there are; less than 0 when the command has ended and nothing is missing
   * @throws IOException if the node is gone, or shows no sign of life
   */
  int read(byte[] into) throws IOException;
}
