package org.runspec.node.door;

import java.io.Closeable;
import java.io.IOException;

/** A run's output as a node sends it. Another thread may close it while one reads. */
public final class LiveOutput implements Closeable {
  private final DoorWords.Attached head;
  private final FramedInput in;
  private final Closeable connection;

  LiveOutput(DoorWords.Attached head, FramedInput in, Closeable connection) {
    this.head = head;
    this.in = in;
    this.connection = connection;
  }

  /** Which attempt of the run, from 1. */
  public int attempt() {
    return head.attempt();
  }

  /** Of the byte that is read next, in the attempt's output. */
  public long position() {
    return head.position() + in.passed();
  }

  /** Up to here a byte stands in the attempt's output file where it was printed. */
  public long plain() {
    return head.plain();
  }

  /**
   * Waits for the next bytes.
   *
   * @return how many there are; less than 0 when the command has ended and nothing is missing
   * @throws IOException if the node is gone, or shows no sign of life
   */
  public int read(byte[] into) throws IOException {
    return in.read(into);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
