package org.runspec.store.mongo;

import com.mongodb.MongoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes calls again that failed for a reason that passes: the service was asked for too much, the
 * connection broke, another server took over. Every call made through it may be made twice.
 */
final class Persistence {
  private static final int TRIES = 9;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final Pattern ASKED_PAUSE = Pattern.compile("RetryAfterMs=([0-9]{1,6})");

  private final Pauses pauses;
  private final RandomGenerator random;

  Persistence(Pauses pauses, RandomGenerator random) {
    this.pauses = pauses;
    this.random = random;
  }

  /**
   * Makes a call.
   *
   * @throws IOException when it failed for good; the cause tells why
   */
  <T> T call(Supplier<T> call) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (MongoException e) {
        if (tried == TRIES || !Failures.mayPass(e)) {
          throw new IOException(Failures.words(e), e);
        }
        pause(tried, e);
      }
    }
  }

  private void pause(int tried, MongoException failure) throws IOException {
    long grown = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (tried - 1));
    long jittered = grown / 2 + random.nextLong(grown / 2 + 1);
    try {
      pauses.pause(Duration.ofMillis(Math.max(jittered, askedPause(failure))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("interrupted");
      interrupted.initCause(failure);
      throw interrupted;
    }
  }

  private static long askedPause(MongoException failure) {
    Matcher asked = ASKED_PAUSE.matcher(String.valueOf(failure.getMessage()));
    return asked.find() ? Math.min(LONGEST_PAUSE_MILLIS, Long.parseLong(asked.group(1))) : 0;
  }
}
