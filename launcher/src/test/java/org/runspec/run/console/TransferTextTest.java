package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far a transfer is, in one line. */
class TransferTextTest {
  private static final long GB = 1_000_000_000;

  private static String line(long bytes, long spared, int columns) {
    return TransferText.line(bytes, spared, 4 * GB, Duration.ofSeconds(10), columns);
  }

  @Test
  void itSaysHowFarItIsHowFastAndWhenItEnds() {
    assertEquals(
        " 25% [=======>                      ] 1.00 GB/4.00 GB  100 MB/s, ends in 0:00:30",
        line(GB, 0, 100));
  }

  @Test
  void whatWasThereAlreadySaysNothingAboutThePace() {
    assertEquals(
        " 75% [======================>       ] 3.00 GB/4.00 GB  100 MB/s, ends in 0:00:10",
        line(3 * GB, 2 * GB, 100));
    assertEquals(
        " 50% [===============>              ] 2.00 GB/4.00 GB", line(2 * GB, 2 * GB, 100));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 10, 21, 30, 50, 60, 77, 80, 200})
  void itFitsTheTerminal(int columns) {
    assertTrue(line(GB, 0, columns).length() <= columns, () -> line(GB, 0, columns));
  }

  @Test
  void filesWithoutContentAreDoneAtOnce() {
    assertEquals(
        "100% [==============================] 0 B/0 B",
        TransferText.line(0, 0, 0, Duration.ofSeconds(1), 80));
  }
}
