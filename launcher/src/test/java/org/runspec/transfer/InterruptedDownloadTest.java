package org.runspec.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A download that was broken off goes on where it was, and leaves nothing else. */
class InterruptedDownloadTest extends BroughtFiles {
  @Test
  void anInterruptedDownloadGoesOnWhereItWas() throws Exception {
    byte[] content = new byte[5 << 20];
    IntStream.range(0, content.length).forEach(i -> content[i] = (byte) (i * 31 / 7));
    Item whole = item("big", content, content.length, false);
    Item breaking = breaking("big", content, whole.state(), Optional.empty());
    assertThrows(IOException.class, () -> bring(breaking));
    assertFalse(Files.exists(folder.resolve("big")));

    bring(whole);

    assertEquals(3 << 20, Collections.max(offsets));
    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
    assertEquals(List.of("big"), files());
  }

  @Test
  void whatAnotherDownloadLeftThereStays() throws Exception {
    assertThrows(IOException.class, () -> bring(breaking("big", "state")));

    bring(item("small", "x"));
    bring(breaking("big", "state"));

    assertEquals(3 << 20, Collections.max(offsets));
  }

  @Test
  void whatIsLeftOfAnEarlierStateIsTakenAway() throws Exception {
    assertThrows(IOException.class, () -> bring(breaking("big", "earlier")));

    bring(item("big", "now"));

    assertEquals(List.of("big"), files());
  }

  @Test
  void whoeverStopsItInTheMidstGoesOnFromThere() throws Exception {
    byte[] content = new byte[8 << 20];
    Thread mover = Thread.currentThread();
    AtomicLong moved = new AtomicLong();
    Meter stopping =
        bytes -> {
          if (moved.addAndGet(bytes) == 4 << 20) {
            mover.interrupt(); // as Ctrl-C does
            awaitInterrupt();
          }
        };
    Item big = item("big", content, content.length, false);

    assertThrows(
        InterruptedException.class,
        () -> new Download(folder, false).bring(List.of(big), stopping));
    Thread.interrupted();
    assertFalse(Files.exists(folder.resolve("big")));
    offsets.clear();
    bring(big);

    assertEquals(4 << 20, Collections.max(offsets));
    assertEquals(-1, Files.mismatch(folder.resolve("big"), write(content)));
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
