package org.runspec.run.console;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One stream of one program. A character that was cut between two writes waits for its rest, so
 * that lines of ours never stand inside it.
 */
final class ProgramOutput extends OutputStream {
  private static final int LONGEST_CHARACTER = 4;

  private final Console console;
  private final HarmlessText harmless = new HarmlessText(true);
  private byte[] waiting = new byte[0];

  ProgramOutput(Console console) {
    this.console = console;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    byte[] all = Arrays.copyOf(waiting, waiting.length + length);
    System.arraycopy(bytes, offset, all, waiting.length, length);
    int complete = all.length - cutCharacter(all);
    waiting = Arrays.copyOfRange(all, complete, all.length);
    put(Arrays.copyOf(all, complete));
  }

  @Override
  public synchronized void close() {
    byte[] rest = waiting;
    waiting = new byte[0];
    put(rest);
  }

  private void put(byte[] bytes) {
    console.put(bytes, harmless.next(new String(bytes, StandardCharsets.UTF_8)));
  }

  /** How many bytes at the end are the beginning of a UTF-8 character. */
  private static int cutCharacter(byte[] bytes) {
    for (int n = 1; n < LONGEST_CHARACTER && n <= bytes.length; n++) {
      byte b = bytes[bytes.length - n];
      if (!isContinuation(b)) {
        return n < characterLength(b) ? n : 0;
      }
    }
    return 0;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xc0) == 0x80;
  }

  private static int characterLength(byte first) {
    int b = first & 0xff;
    if (b >= 0xc2 && b <= 0xdf) {
      return 2;
    }
    if (b >= 0xe0 && b <= 0xef) {
      return 3;
    }
    return b >= 0xf0 && b <= 0xf4 ? LONGEST_CHARACTER : 1;
  }
}
