package org.runspec.run.program.failure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The end of a program's output, however long the output is. */
public final class OutputTail {
  private static final int KEPT = 1 << 16;
  private static final Pattern TERMINAL_CODES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");

  private final byte[] ring = new byte[KEPT];
  private long written;

  /** Takes the next bytes. */
  public synchronized void add(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, KEPT);
    written += length - kept;
    int at = (int) (written % KEPT);
    int first = Math.min(kept, KEPT - at);
    int from = offset + length - kept;
    System.arraycopy(bytes, from, ring, at, first);
    System.arraycopy(bytes, from + first, ring, 0, kept - first);
    written += kept;
  }

  /** The last 64 KB as text, without colours; what is not UTF-8 is replaced. */
  public synchronized String text() {
    int length = (int) Math.min(written, KEPT);
    byte[] last = new byte[length];
    for (int i = 0; i < length; i++) {
      last[i] = ring[(int) ((written - length + i) % KEPT)];
    }
    return TERMINAL_CODES.matcher(new String(last, StandardCharsets.UTF_8)).replaceAll("");
  }
}
