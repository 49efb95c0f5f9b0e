package org.runspec.node.door;

import java.io.Closeable;
import java.io.IOException;

/** A run's output that comes in frames over a connection. */
final class FramedLiveOutput implements LiveOutput {
  private final DoorWords.Attached head;
  private final FramedInput in;
  private final Closeable connection;

  FramedLiveOutput(DoorWords.Attached head, FramedInput in, Closeable connection) {
    this.head = head;
    this.in = in;
    this.connection = connection;
  }

  @Override
  public int attempt() {
    return head.attempt();
  }

  @Override
  public long position() {
    return head.position() + in.passed();
  }

  @Override
  public long plain() {
    return head.plain();
  }

  @Override
  public int read(byte[] into) throws IOException {
    return in.read(into);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
