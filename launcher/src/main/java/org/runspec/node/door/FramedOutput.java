package org.runspec.node.door;

import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Bytes in frames, each behind its length: an empty one shows that its sender lives, and the last
 * one says that nothing is missing. The other end is {@link FramedInput}.
 */
final class FramedOutput extends FilterOutputStream {
  static final int END = -1;

  private final DataOutputStream frames;
  private boolean silent = true;

  FramedOutput(OutputStream out) {
    super(out);
    this.frames = new DataOutputStream(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      frames.writeInt(length);
      frames.write(bytes, offset, length);
      silent = false;
    }
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
