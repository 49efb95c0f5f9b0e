package org.runspec.node.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.runspec.job.CorruptRecordException;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.store.AnotherWriterException;
import org.runspec.store.SupersededException;

/**
 * Asks a store again and again, with growing pauses, while it cannot be reached. What will not get
 * better by waiting is thrown at once.
 */
public final class Persistence {
  private final Pacer pacer;
  private final BooleanSupplier givenUp;
  private final Shipper.Listener listener;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Bell never = new Bell();

  /**
   * Persists.
   *
   * @param givenUp whether to wait no more: the trouble is thrown then
   * @param listener hears of each try that failed, and when no call waits for the store any more
   */
  public Persistence(Pacer pacer, BooleanSupplier givenUp, Shipper.Listener listener) {
    this.pacer = pacer;
    this.givenUp = givenUp;
    this.listener = listener;
  }

  /** A call of a store. */
  public interface Call<T> {
    T answer() throws IOException, InterruptedException;
  }

  /** A call of a store without an answer. */
  public interface Order {
    void give() throws IOException, InterruptedException;
  }

  /** Calls until the store answers. */
  public <T> T until(Call<T> call) throws IOException, InterruptedException {
    Pauses pauses = new Pauses();
    boolean waits = false;
    try {
      while (true) {
        try {
          return call.answer();
        } catch (AnotherWriterException | CorruptRecordException | SupersededException e) {
          throw e;
        } catch (IOException e) {
          if (givenUp.getAsBoolean()) {
            throw e;
          }
          if (!waits) {
            waiting.incrementAndGet();
            waits = true;
          }
          listener.failed(e);
        }
        pacer.await(never, pauses.next());
      }
    } finally {
      if (waits && waiting.decrementAndGet() == 0) {
        listener.worked();
      }
    }
  }

  /** Calls until the store has done it. */
  public void untilDone(Order order) throws IOException, InterruptedException {
    until(
        () -> {
          order.give();
          return "";
        });
  }

  /** Pauses that grow from a twentieth of a second to some seconds, never quite alike. */
  static final class Pauses {
    private static final double FIRST_MILLIS = 50;
    private static final double LONGEST_MILLIS = 3000;

    private double millis = FIRST_MILLIS;

    Duration next() {
      double now = millis * ThreadLocalRandom.current().nextDouble(0.7, 1.3);
      millis = Math.min(LONGEST_MILLIS, millis * 1.6);
      return Duration.ofNanos((long) (now * 1_000_000));
    }

    void reset() {
      millis = FIRST_MILLIS;
    }
  }
}
