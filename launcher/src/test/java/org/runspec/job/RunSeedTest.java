package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunSeedTest {
  @Test
  void seedsStayTheSameForEver() {
    assertEquals(-2152535657050944081L, RunSeed.of(0, 0));
    assertEquals(7960286522194355700L, RunSeed.of(0, 1));
    assertEquals(RunSeed.of(42, 7), RunSeed.of(42, 7));
  }

  @Property
  void theyAreWhatSplitMix64Gives(@ForAll long seed) {
    assertEquals(new SplittableRandom(seed).nextLong(), RunSeed.of(seed, 0));
  }

  @Property(tries = 20)
  void noTwoRunsOfAJobShareOne(@ForAll long seed) {
    long different =
        IntStream.range(0, 10_000).mapToLong(run -> RunSeed.of(seed, run)).distinct().count();

    assertEquals(10_000, different);
  }
}
