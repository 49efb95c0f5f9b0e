package org.runspec.node.door;

import java.io.IOException;

/** What the command of one attempt prints; places in it are counted in bytes from its beginning. */
public interface RunOutput {
  /** Who watches. */
  interface Client {
    /** The first bytes of a piece, as many as were printed. */
    void show(byte[] piece, int length) throws IOException;

    /** So many bytes before those that come next are kept no longer. */
    void leftOut(long bytes) throws IOException;

    /** Nothing more was printed until now. */
    void flush() throws IOException;
  }

  /** Which attempt of its run, from 1. */
  int attempt();

  /** Up to here a byte stands in the attempt's output file where it was printed. */
  long plain();

  /** Where the last lines begin that were printed until now. */
  long beginOfLast(int lines) throws IOException;

  /**
   * Copies what was and what is printed, until the command ends or the client goes. The command
   * never waits for a client; what it printed too long ago for a slow one is left out.
   *
   * @param position where to begin
   */
  void copy(long position, Client client) throws IOException, InterruptedException;
}
