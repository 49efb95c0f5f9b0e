package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * Calls of the service. What it cannot do at the moment it is asked for again: after as long as it
 * says itself, else after pauses that grow.
 */
final class ServiceCalls {
  /** For what somebody waits at a screen for. */
  static final Duration LOOK = Duration.ofSeconds(10);

  /** For what has to be done. */
  static final Duration WORK = Duration.ofMinutes(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final BatchAccess.Source source;
  private final Pacer pacer;
  private final Random random;
  private BatchAccess access;
  private BatchServiceClient client;

  ServiceCalls(BatchAccess.Source source, Pacer pacer, Random random) {
    this.source = source;
    this.pacer = pacer;
    this.random = random;
  }

  /** The account, by its name and address. */
  BatchAccess access() {
    if (access == null) {
      access = source.get();
      client = BatchClientMaker.client(access);
    }
    return access;
  }

  /**
   * Makes a call that may be made twice.
   *
   * @param what is done, for messages: {@code submit the tasks of job7}
   * @param patience how long it is tried
   * @throws org.runspec.spec.problem.UserProblem if it will not work later either
   * @throws BatchErrorException if the service refuses for a reason that the caller may know
   * @throws IOException if it may work later
   */
  <T> T make(String what, Duration patience, Function<BatchServiceClient, T> call)
      throws IOException {
    BatchAccess asked = access();
    long end = pacer.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Duration> wish;
      IOException trouble;
      try {
        return call.apply(client);
      } catch (BatchErrorException e) {
        Refusal refusal = new Refusal(e, asked);
        refusal.throwIfUsers(what);
        if (!refusal.isOfTheMoment()) {
          throw e;
        }
        wish = refusal.retryAfter();
        trouble = new IOException(refusal.sentence(), e);
      } catch (RuntimeException e) {
        trouble = Refusal.broken(e, asked);
        wish = Optional.empty();
      }
      Duration wait = wish.orElse(jitter(pause));
      if (pacer.nanoTime() + wait.toNanos() > end) {
        throw trouble;
      }
      pause(wait);
      Duration doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
  }

  private Duration jitter(Duration pause) {
    return Duration.ofNanos((long) (pause.toNanos() * (0.5 + random.nextDouble())));
  }

  private void pause(Duration length) throws InterruptedIOException {
    try {
      pacer.await(new Bell(), length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the Batch service was busy");
    }
  }
}
