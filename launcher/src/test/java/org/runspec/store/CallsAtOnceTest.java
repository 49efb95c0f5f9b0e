package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallsAtOnceTest {
  @Test
  void answersComeInTheOrderOfTheQuestionsHoweverLongEachTakes() throws IOException {
    CountDownLatch last = new CountDownLatch(1);
    List<Integer> numbers = IntStream.range(0, 4).boxed().toList();

    List<Integer> squares =
        new CallsAtOnce(4)
            .each(
                numbers,
                number -> {
                  if (number == 3) {
                    last.countDown();
                  } else {
                    await(last);
                  }
                  return number * number;
                });

    assertEquals(List.of(0, 1, 4, 9), squares);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void oneThatFailsFailsAll() {
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                new CallsAtOnce(3)
                    .each(
                        List.of("a", "b", "c"),
                        name -> {
                          throw new IOException("no " + name);
                        }));

    assertEquals("no a", failure.getMessage());
  }

  @Test
  void whoIsInterruptedWaitsForNone() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThrows(
        InterruptedIOException.class,
        () ->
            new CallsAtOnce(2)
                .each(
                    List.of(1, 2),
                    number -> {
                      await(never);
                      return number;
                    }));
    assertTrue(Thread.interrupted());
  }

  @Test
  void wherePlacesAreNearTheCallerMakesTheCallsItself() throws IOException {
    assertEquals(
        List.of(Thread.currentThread(), Thread.currentThread()),
        new CallsAtOnce(1).each(List.of(1, 2), number -> Thread.currentThread()));
  }
}
