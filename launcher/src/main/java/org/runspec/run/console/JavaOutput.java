package org.runspec.run.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * While it is open, what Java code prints on {@code System.out} and {@code System.err} is shown and
 * kept like a program's output. One at a time, since these two belong to the whole process. Code
 * that keeps printing on a stream that it got here reaches the usual one after the end.
 */
public final class JavaOutput implements AutoCloseable {
  private final PrintStream usualOut = System.out;
  private final PrintStream usualErr = System.err;
  private final Diversion out;
  private final Diversion err;

  private JavaOutput(Console console) {
    this.out = new Diversion(console.programOutput(), usualOut);
    this.err = new Diversion(console.programOutput(), usualErr);
  }

  /** Begins to show what is printed on a console. */
  public static JavaOutput into(Console console) {
    JavaOutput output = new JavaOutput(console);
    System.setOut(printing(output.out));
    System.setErr(printing(output.err));
    return output;
  }

  private static PrintStream printing(OutputStream target) {
    return new PrintStream(target, true, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(usualOut);
    System.setErr(usualErr);
    out.end();
    err.end();
  }

  /** A stream that goes elsewhere first. */
  private static final class Diversion extends OutputStream {
    private final OutputStream usual;
    private final OutputStream elsewhere;
    private boolean ended;

    Diversion(OutputStream elsewhere, OutputStream usual) {
      this.elsewhere = elsewhere;
      this.usual = usual;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      (ended ? usual : elsewhere).write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
      if (ended) {
        usual.flush();
      }
    }

    synchronized void end() {
      ended = true;
      try {
        elsewhere.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
