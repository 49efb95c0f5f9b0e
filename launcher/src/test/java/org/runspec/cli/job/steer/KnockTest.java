package org.runspec.cli.job.steer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

@Timeout(60)
class KnockTest {
  @Test
  void allAreAskedAtTheSameTime() throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    Knock<String> knock = new Knock<>(Pacer.real(), one -> passed(together));

    assertEquals(List.of(), knock.silent(List.of("a", "b", "c", "d")));
  }

  @Test
  void whoRefusesIsSilentAndNotWaitedFor() throws Exception {
    Knock<String> knock = new Knock<>(Pacer.real(), KnockTest::refusedByB);

    assertEquals(List.of("b"), knock.silent(List.of("a", "b", "c")));
  }

  @Test
  void manyWhoSayNothingAreWaitedForAsLongAsOne() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Passing pacer = new Passing();
    Knock<String> knock = new Knock<>(pacer, one -> awaited(never));

    assertEquals(List.of("a", "b", "c"), knock.silent(List.of("a", "b", "c")));
    assertEquals(Duration.ofSeconds(3), Duration.ofNanos(pacer.now));
    never.countDown();
  }

  @Test
  void ofNobodyNothingIsAwaited() throws Exception {
    Passing pacer = new Passing();

    assertEquals(List.of(), new Knock<String>(pacer, KnockTest::refusedByB).silent(List.of()));
    assertEquals(0, pacer.now);
  }

  private static void refusedByB(String one) throws IOException {
    if (one.equals("b")) {
      throw new IOException("refused");
    }
  }

  private static void passed(CyclicBarrier together) throws IOException {
    try {
      together.await();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Time passes as soon as somebody waits. */
  private static final class Passing implements Pacer {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void await(Bell bell, Duration atMost) {
      now += atMost.toNanos();
    }
  }
}
