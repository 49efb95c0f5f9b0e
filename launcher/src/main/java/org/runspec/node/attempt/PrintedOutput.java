package org.runspec.node.attempt;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.runspec.node.door.LastLines;
import org.runspec.node.door.RunOutput;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Shows clients what an attempt's command prints, each at its own speed, read from the disk. */
final class PrintedOutput implements RunOutput {
  private static final int PIECE = 1 << 16;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final int attempt;
  private final OutputFile file;
  private final Pacer pacer;

  PrintedOutput(int attempt, OutputFile file, Pacer pacer) {
    this.attempt = attempt;
    this.file = file;
    this.pacer = pacer;
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public long plain() {
    return file.plain();
  }

  @Override
  public long beginOfLast(int lines) throws IOException {
    long end = file.written();
    long from = file.kept(Math.max(0, end - PIECE));
    byte[] last = new byte[PIECE];
    int length = 0;
    byte[] piece = new byte[PIECE];
    for (int read = file.read(from, piece);
        read > 0 && length < PIECE;
        read = file.read(from + length, piece)) {
      int taken = Math.min(read, PIECE - length);
      System.arraycopy(piece, 0, last, length, taken);
      length += taken;
    }
    return from + LastLines.begin(Arrays.copyOf(last, length), lines, from == 0);
  }

  @Override
  public void copy(long position, Client client) throws IOException, InterruptedException {
    Bell bell = new Bell();
    file.attach(bell);
    try {
      byte[] piece = new byte[PIECE];
      long at = position;
      boolean ended;
      do {
        ended = file.isFinished(); // before the last look
        at = copyWhatIsThere(at, piece, client);
        client.flush();
        if (!ended) {
          pacer.await(bell, LONGEST_WAIT);
        }
      } while (!ended);
    } finally {
      file.detach(bell);
    }
  }

  private long copyWhatIsThere(long position, byte[] piece, Client client) throws IOException {
    long at = position;
    while (true) {
      int read;
      long kept;
      synchronized (file) {
        kept = file.kept(at);
        read = file.read(kept, piece);
      }
      if (kept > at) {
        client.leftOut(kept - at);
      }
      if (read == 0) {
        return kept;
      }
      client.show(piece, read);
      at = kept + read;
    }
  }
}
