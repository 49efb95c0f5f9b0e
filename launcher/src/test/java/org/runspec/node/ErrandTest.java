package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ErrandTest {
  private final AtomicInteger visits = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** So many ask one after the other, all but the first while the first is served. */
  private void ask(Errand errand, int callers) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  errand.run();
                } catch (IOException e) {
                  failed.incrementAndGet();
                }
              });
      threads.add(thread);
      thread.start();
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    goOn.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void visit() {
    visits.incrementAndGet();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneDoesForAllWhoCameBeforeItBegan() throws Exception {
    ask(new Errand(this::visit), 10);

    assertEquals(2, visits.get(), "the first, and one for those who came while it was on its way");
    assertEquals(0, failed.get());
  }

  @Test
  void itsFailureIsTheirs() throws Exception {
    Errand errand =
        new Errand(
            () -> {
              visit();
              throw new IOException("away");
            });

    ask(errand, 10);

    assertEquals(2, visits.get());
    assertEquals(10, failed.get());
  }

  @Test
  void whoComesLaterHasItDoneAnew() throws Exception {
    goOn.countDown();
    Errand errand =
        new Errand(
            () -> {
              visit();
              if (visits.get() == 1) {
                throw new IllegalStateException("at first");
              }
            });

    assertThrows(IllegalStateException.class, errand::run);
    errand.run();
    errand.run();

    assertEquals(3, visits.get());
  }
}
