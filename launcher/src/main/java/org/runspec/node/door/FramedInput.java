package org.runspec.node.door;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link FramedOutput} wrote; a stream that ends without its last frame is broken. */
final class FramedInput extends InputStream {
  private final DataInputStream frames;
  private int left;

  FramedInput(InputStream in) {
    this.frames = new DataInputStream(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (left == 0) {
      left = frames.readInt();
    }
    if (left == FramedOutput.END) {
      return -1;
    } else if (left < 0) {
      throw new IOException("a frame of " + left + " bytes");
    }
    int read = frames.read(into, offset, Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the node broke off");
    }
    left -= read;
    return read;
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
