package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Asks many at once, and waits for all of them together no longer than for one. */
final class Knock<T> {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Pacer pacer;
  private final Asking<T> asking;
  private final Bell bell = new Bell();
  private final List<T> answered = new ArrayList<>();
  private int open;

  /**
   * Nobody was asked yet.
   *
   * @param asking may be asked on any thread, and for longer than its answer is waited for
   */
  Knock(Pacer pacer, Asking<T> asking) {
    this.pacer = pacer;
    this.asking = asking;
  }

  /** What is asked of each. */
  interface Asking<T> {
    /** Returns when it was answered. */
    void ask(T one) throws IOException;
  }

  /** Asks all of them, and tells who did not answer in time; once. */
  List<T> silent(List<T> all) throws InterruptedException {
    open = all.size();
    for (T one : all) {
      Thread thread = new Thread(() -> ask(one), "knock");
      thread.setDaemon(true);
      thread.start();
    }
    long began = pacer.nanoTime();
    for (long left = PATIENCE.toNanos();
        left > 0 && isOpen();
        left = PATIENCE.toNanos() - (pacer.nanoTime() - began)) {
      pacer.await(bell, Duration.ofNanos(left));
    }
    synchronized (this) {
      return all.stream().filter(one -> !answered.contains(one)).toList();
    }
  }

  private synchronized boolean isOpen() {
    return open > 0;
  }

  private void ask(T one) {
    boolean answers = false;
    try {
      asking.ask(one);
      answers = true;
    } catch (IOException e) {
      answers = false; // whoever asked is told that it is silent
    } finally {
      done(one, answers);
    }
  }

  private synchronized void done(T one, boolean answers) {
    open--;
    if (answers) {
      answered.add(one);
    }
    bell.ring();
  }
}
