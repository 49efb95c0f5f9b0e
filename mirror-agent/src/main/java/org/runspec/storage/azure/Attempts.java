package org.runspec.storage.azure;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.runspec.pace.Backoff;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * Makes requests, each again after a pause where the service is busy or out of reach, but not for
 * long: whoever asks has to notice an outage.
 */
final class Attempts {
  private static final int MOST = 7;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Pacer pacer;
  private final Backoff backoff;
  private final Refusals refusals;

  Attempts(Pacer pacer, Backoff backoff, Refusals refusals) {
    this.pacer = pacer;
    this.backoff = backoff;
    this.refusals = refusals;
  }

  /** A request, which may be made more than once. */
  interface Request<T> {
    T make() throws IOException;
  }

  /**
   * The answer to a request.
   *
   * @throws NotSo if the service knows the object to be otherwise than the request supposes
   * @throws IOException if it has none, for a reason that the message names
   */
  <T> T at(Request<T> request) throws IOException {
    long end = pacer.nanoTime() + PATIENCE.toNanos();
    for (int failures = 1; ; failures++) {
      try {
        return request.make();
      } catch (RuntimeException e) {
        Trouble trouble = Trouble.of(e);
        Duration pause = max(backoff.after(failures), trouble.pause());
        boolean timeIsUp = pacer.nanoTime() + pause.toNanos() > end;
        if (!trouble.mayPass() || failures == MOST || timeIsUp) {
          throw refusals.failure(trouble, failures);
        }
        await(pause);
      }
    }
  }

  private void await(Duration pause) throws InterruptedIOException {
    try {
      pacer.await(new Bell(), pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the storage was out of order");
    }
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
