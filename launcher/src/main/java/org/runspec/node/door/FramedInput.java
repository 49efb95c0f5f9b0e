package org.runspec.node.door;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link FramedOutput} wrote, with a note where something was left out; a stream that
 * ends without its last frame is broken.
 */
final class FramedInput extends InputStream {
  private final DataInputStream frames;
  private int left;
  private byte[] note = {};
  private int noted;
  private long passed;

  FramedInput(InputStream in) {
    this.frames = new DataInputStream(in);
  }

  /** How many bytes that were printed were read or left out until now. */
  long passed() {
    return passed;
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
    while (left == 0 && noted == note.length) {
      left = frames.readInt();
      if (left == FramedOutput.GAP) {
        left = 0;
        leftOut(frames.readLong());
      }
    }
    if (noted < note.length) {
      int shown = Math.min(length, note.length - noted);
      System.arraycopy(note, noted, into, offset, shown);
      noted += shown;
      return shown;
    } else if (left == FramedOutput.END) {
      return -1;
    } else if (left < 0) {
      throw new IOException("a frame of " + left + " bytes");
    }
    int read = frames.read(into, offset, Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the node broke off");
    }
    left -= read;
    passed += read;
    return read;
  }

  private void leftOut(long bytes) {
    String words = "\n[" + bytes + " bytes were left out here: printed faster than shown]\n";
    note = words.getBytes(StandardCharsets.UTF_8);
    noted = 0;
    passed += bytes;
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
