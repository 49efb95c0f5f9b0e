package org.runspec.storage.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/** On a clock that a test turns: how often an object is appended to, and how fresh it is. */
class SpacingTest {
  private static final ObjectKey KEY = ObjectKey.of("log");
  private static final Duration MONTH = Duration.ofDays(30);

  @Property(tries = 20)
  void aMonthOfContinuousWritingIsBelowTheServicesLimitAndAYoungLogIsFresh(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
    Turned clock = new Turned();
    Spacing spacing = new Spacing(clock);
    Random random = new Random(seed);
    List<Duration> waits = new ArrayList<>();
    int appends = 0;
    while (clock.now < MONTH.toNanos()) {
      long wait = spacing.untilNext(KEY).toNanos();
      if (clock.now < Duration.ofMinutes(30).toNanos()) {
        waits.add(Duration.ofNanos(wait));
      }
      // Who sends looks again within a quarter of a second, and the request takes some time.
      clock.now += wait + random.nextLong(250_000_000L) + random.nextLong(200_000_000L);
      spacing.appended(KEY);
      appends++;
    }
    Collections.sort(waits);

    assertTrue(appends < 45_000, appends + " appends");
    assertTrue(waits.get(waits.size() * 99 / 100).compareTo(Duration.ofSeconds(5)) < 0);
  }

  @Property(tries = 100)
  void olderObjectsWaitNeverLess(
      @ForAll @LongRange(min = 0, max = 2_592_000) long age,
      @ForAll @LongRange(min = 0, max = 2_592_000) long more) {
    Duration young = Spacing.between(Duration.ofSeconds(age));
    assertTrue(young.compareTo(Spacing.between(Duration.ofSeconds(age + more))) <= 0);
  }

  @Test
  void blocksAreFewHoweverOftenAndHoweverLittleIsAppended() {
    for (int piece : new int[] {1, 100, 40_000, 2_000_000}) {
      Grown blob = new Grown("tag", Writing.fresh(), 0, Optional.empty(), List.of());
      long sent = 0;
      for (int i = 0; i < 50_000; i++) {
        List<Block> kept = blob.kept();
        long from = kept.stream().mapToLong(Block::size).sum();
        long length = blob.length() + piece;
        List<Block> blocks = new ArrayList<>(kept);
        for (long at = from; at < length; at += Block.LARGEST) {
          blocks.add(new Block("", Math.min(Block.LARGEST, length - at)));
        }
        sent += length - from;
        blob = new Grown("tag", blob.writing(), length, Optional.empty(), blocks);
        assertTrue(
            blocks.size() <= Grown.MOST_SMALL + 2 + length / (1 << 20), blocks.size() + " blocks");
      }
      assertEquals(50_000L * piece, blob.length());
      assertTrue(sent < 500_000_000L + 3 * blob.length(), "sent " + sent + " of " + blob.length());
    }
  }

  private static final class Turned implements Pacer {
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
