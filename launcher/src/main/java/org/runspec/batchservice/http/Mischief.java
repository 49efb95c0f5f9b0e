package org.runspec.batchservice.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.runspec.batchservice.cloud.Circumstances.Calls;
import org.runspec.batchservice.cloud.Code;
import org.runspec.batchservice.cloud.Refusal;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Answers some of the calls with errors, and all of them late, as far as this is wanted. */
final class Mischief {
  private static final Map<Integer, Code> CODES =
      Map.of(429, Code.TOO_MANY_REQUESTS, 500, Code.OPERATION_TIMED_OUT, 503, Code.SERVER_BUSY);

  private final Pacer pacer;
  private Calls wanted;
  private SplittableRandom random;
  private int errors;

  Mischief(Pacer pacer) {
    this.pacer = pacer;
  }

  /** The error for the next call; empty if it is served. */
  synchronized Optional<Refusal> next(Calls calls) {
    if (!calls.equals(wanted)) {
      wanted = calls;
      random = new SplittableRandom(calls.seed());
      errors = 0;
    }
    if (calls.share() <= 0 || random.nextDouble() >= calls.share()) {
      return Optional.empty();
    }
    int status = calls.statuses().get(errors++ % calls.statuses().size());
    return Optional.of(new Refusal(CODES.get(status)));
  }

  /** Waits as long as each answer is to be late. */
  void stall(Calls calls) throws InterruptedException {
    long nanos = (long) (calls.stallSeconds() * 1e9);
    if (nanos > 0) {
      pacer.await(new Bell(), Duration.ofNanos(nanos));
    }
  }
}
