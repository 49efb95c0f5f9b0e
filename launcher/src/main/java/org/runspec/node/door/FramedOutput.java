package org.runspec.node.door;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes in frames, each behind its length: an empty one shows that its sender lives, and the last
 * one says that nothing is missing. The other end is {@link FramedInput}.
 */
final class FramedOutput implements RunOutput.Client {
  static final int END = -1;

  /** How many bytes are left out follows. */
  static final int GAP = -2;

  private final DataOutputStream frames;
  private boolean silent = true;

  FramedOutput(OutputStream out) {
    this.frames = new DataOutputStream(out);
  }

  @Override
  public void show(byte[] piece, int length) throws IOException {
    if (length > 0) {
      frames.writeInt(length);
      frames.write(piece, 0, length);
      silent = false;
    }
  }

  @Override
  public void leftOut(long bytes) throws IOException {
    frames.writeInt(GAP);
    frames.writeLong(bytes);
    silent = false;
  }

  /** Sends what there is, or else a sign of life. */
  @Override
  public void flush() throws IOException {
    if (silent) {
      frames.writeInt(0);
    }
    frames.flush();
    silent = true;
  }

  /** Says that this was all. */
  void end() throws IOException {
    frames.writeInt(END);
    frames.flush();
  }
}
