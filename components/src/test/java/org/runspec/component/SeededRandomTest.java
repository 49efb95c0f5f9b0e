package org.runspec.component;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The numbers here never change: recorded runs depend on them. */
class SeededRandomTest {

  @Test
  void longsAreThoseOfSplitMix64() {
    SeededRandom zero = new SeededRandom(0);
    assertEquals(0xe220a8397b1dcdafL, zero.nextLong());
    assertEquals(0x6e789e6aa1b965f4L, zero.nextLong());
    assertEquals(0x06c45d188009454fL, zero.nextLong());

    SeededRandom published = new SeededRandom(1234567);
    assertEquals(6457827717110365317L, published.nextLong());
    assertEquals(3203168211198807973L, published.nextLong());
    assertEquals(-8629252141511181193L, published.nextLong());
  }

  @Test
  void everyKindOfNumberIsFixed() {
    assertEquals(0xe220a839, new SeededRandom(0).nextInt());
    assertEquals(0xe220a839 >>> 1, new SeededRandom(0).nextInt(Integer.MAX_VALUE));
    assertEquals((0xe220a839 >>> 1) % 10, new SeededRandom(0).nextInt(10));
    assertTrue(new SeededRandom(0).nextBoolean());
    assertEquals(0xe220a8 / 0x1p24f, new SeededRandom(0).nextFloat());
    assertEquals((0xe220a8397b1dcdafL >>> 11) / 0x1p53, new SeededRandom(0).nextDouble());
    byte[] bytes = new byte[6];
    new SeededRandom(0).nextBytes(bytes);
    assertArrayEquals(HexFormat.of().parseHex("39a820e26a9e"), bytes);
  }

  @Test
  void gaussiansAreFixed() {
    SeededRandom random = new SeededRandom(42);
    assertEquals("0x1.f8c80e851c08cp-2", Double.toHexString(random.nextGaussian()));
    assertEquals("-0x1.47f4af60c7f94p0", Double.toHexString(random.nextGaussian()));
  }

  @Test
  void aStagesSequenceDependsOnTheRunsSeedAndItsNumberOnly() {
    assertEquals("bc5c680bc83c6952", Long.toHexString(SeededRandom.ofStage(7, 1).nextLong()));
    assertEquals("c705a1c7e189424a", Long.toHexString(SeededRandom.ofStage(7, 2).nextLong()));
    assertNotEquals(SeededRandom.ofStage(7, 2).nextLong(), SeededRandom.ofStage(8, 1).nextLong());
  }

  @Test
  void aBoundOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SeededRandom(0).nextInt(0));
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    SeededRandom random = new SeededRandom(1);
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      sum += x;
      squares += x * x;
    }
    assertEquals(0, sum / n, 0.01);
    assertEquals(1, squares / n, 0.02);
  }

  @Property
  void boundedNumbersStayWithinTheirBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    int value = new SeededRandom(seed).nextInt(bound);
    assertTrue(value >= 0 && value < bound);
  }

  @Property
  void theStateIsEnoughToGoOn(@ForAll long seed, @ForAll @IntRange(max = 20) int used) {
    SeededRandom first = new SeededRandom(seed);
    for (int i = 0; i < used; i++) {
      first.nextGaussian();
    }
    SeededRandom restored = new SeededRandom(first.state());

    assertEquals(first.nextGaussian(), restored.nextGaussian());
    assertEquals(first.nextInt(100), restored.nextInt(100));
  }
}
