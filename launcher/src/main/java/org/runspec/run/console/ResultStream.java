package org.runspec.run.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A stream of text in UTF-8 that, unlike others, can say why something could not be written. */
public final class ResultStream extends PrintStream {
  private final Witness witness;

  /** Prints to a stream. */
  public ResultStream(OutputStream out) {
    this(new Witness(out));
  }

  private ResultStream(Witness witness) {
    super(witness, false, StandardCharsets.UTF_8);
    this.witness = witness;
  }

  /**
   * What went wrong first; empty if all was written, and if a reader has simply seen enough, as
   * {@code head} does.
   */
  public Optional<IOException> trouble() {
    flush();
    return Optional.ofNullable(witness.trouble).filter(why -> !isClosedPipe(why));
  }

  /** Java tells it by its message only. */
  private static boolean isClosedPipe(IOException why) {
    return String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }

  private static final class Witness extends FilterOutputStream {
    private volatile IOException trouble;

    Witness(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        trouble = trouble == null ? e : trouble;
        throw e;
      }
    }
  }
}
