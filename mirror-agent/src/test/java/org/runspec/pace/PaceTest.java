package org.runspec.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void pausesGrowUpToALimitAndDiffer() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), 1);

    for (int failures = 1; failures <= 50; failures++) {
      double expected = Math.min(0.1 * Math.pow(2, failures - 1), 5);
      double seconds = backoff.after(failures).toNanos() / 1e9;
      assertTrue(seconds >= 0.5 * expected && seconds <= 1.5 * expected, "after " + failures);
    }
    assertTrue(backoff.after(9).compareTo(backoff.after(9)) != 0);
  }

  @Test
  void anAllowanceIsForAllTogether() throws Exception {
    Waits waits = new Waits();
    Allowance allowance = Allowance.perSecond(10, waits);

    for (int i = 0; i < 50; i++) {
      allowance.take(i % 2 == 0 ? 1 : 3);
    }

    assertEquals(9.7, waits.nanoTime() / 1e9, 0.001); // 100 operations, the last 3 not yet over
  }

  /** Time that passes only by waiting. */
  private static final class Waits implements Pacer {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public long wallNanos() {
      return now;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      now += atMost.toNanos();
    }
  }
}
