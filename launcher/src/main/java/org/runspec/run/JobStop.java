package org.runspec.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.runspec.component.Cancellation.Reason;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.run.program.StopSignal;

/**
 * Passes the wish of the job around a run that it stops on to its stages: the job writes the reason
 * into a file, and sends SIGTERM. However often it does so, stages are asked once, and have their
 * grace.
 */
public final class JobStop implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Optional<Path> file;
  private final StopSignal stop;
  private final Pacer pacer;
  private final Bell bell = new Bell();
  private Optional<Reason> passed = Optional.empty();
  private volatile boolean closed;

  private JobStop(Optional<Path> file, StopSignal stop, Pacer pacer) {
    this.file = file;
    this.stop = stop;
    this.pacer = pacer;
  }

  /** Watches for the file from now on, until it is closed. */
  public static JobStop watch(Optional<Path> file, StopSignal stop, Pacer pacer) {
    JobStop watch = new JobStop(file, stop, pacer);
    if (file.isPresent()) {
      Thread thread = new Thread(watch::untilClosed, "stop file");
      thread.setDaemon(true);
      thread.start();
    }
    return watch;
  }

  /** The job sent a signal; the machine is about to go if no file says why. */
  public void signalled() {
    pass(reason().orElse(Reason.PREEMPT));
  }

  private void untilClosed() {
    try {
      while (!closed) {
        reason().ifPresent(this::pass);
        pacer.await(bell, LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A user who cancels has the last word. */
  private synchronized void pass(Reason reason) {
    boolean news = passed.isEmpty() || (reason == Reason.CANCEL && passed.get() != reason);
    if (news) {
      passed = Optional.of(reason);
      stop.request(reason);
    }
  }

  /** The reason in the file; a word that nobody knows is a user's. */
  private Optional<Reason> reason() {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      String word = Files.readString(file.get(), StandardCharsets.UTF_8).strip();
      return Arrays.stream(Reason.values())
          .filter(reason -> reason.word().equals(word))
          .findFirst()
          .or(() -> Optional.of(Reason.CANCEL));
    } catch (IOException e) {
      return Optional.empty(); // not there yet, or looked at again
    }
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
  }
}
