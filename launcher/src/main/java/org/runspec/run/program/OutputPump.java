package org.runspec.run.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.runspec.pace.Bell;

/** Carries a program's output to those who want it, as it comes. */
final class OutputPump implements Runnable {
  private static final int BUFFER = 1 << 16;

  /** Takes bytes from an array that is used again. */
  interface Sink {
    void accept(byte[] bytes, int offset, int length);
  }

  private final InputStream in;
  private final List<Sink> sinks;
  private final Bell bell;
  private volatile boolean ended;
  private volatile boolean closed;
  private volatile boolean delivering;
  private volatile Throwable failure;

  OutputPump(InputStream in, List<Sink> sinks, Bell bell) {
    this.in = in;
    this.sinks = List.copyOf(sinks);
    this.bell = bell;
  }

  void start(long pid) {
    Thread thread = new Thread(this, "output of " + pid);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      readToEnd();
    } catch (IOException e) {
      // The stream was closed under the read: the output ends here as at its regular end.
      closed = true;
    } finally {
      delivering = false;
      ended = true;
      bell.ring();
    }
  }

  /**
   * The JDK closes a program's output as soon as the first process has ended, and who prints later
   * is killed by SIGPIPE. It takes the stream's lock for that; so the lock is held until all have
   * ended.
   */
  private void readToEnd() throws IOException {
    byte[] buffer = new byte[BUFFER];
    synchronized (in) {
      int read = in.read(buffer);
      while (read >= 0 && !closed) {
        delivering = true;
        deliver(buffer, read);
        delivering = false;
        read = in.read(buffer);
      }
    }
  }

  private void deliver(byte[] buffer, int length) {
    if (failure != null) {
      return;
    }
    try {
      sinks.forEach(sink -> sink.accept(buffer, 0, length));
    } catch (RuntimeException | Error e) {
      failure = e;
      bell.ring();
    }
  }

  /** Whether the last byte has been delivered. */
  boolean ended() {
    return ended;
  }

  /** Whether a sink is at work just now, so that waiting makes sense. */
  boolean delivering() {
    return delivering;
  }

  /** Delivers no more, even if a process that cannot be ended goes on printing. */
  void abandon() {
    closed = true;
  }

  /** What a sink threw; nothing was delivered afterwards. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
