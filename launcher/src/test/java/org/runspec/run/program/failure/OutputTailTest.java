package org.runspec.run.program.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutputTailTest {
  @Property(tries = 50)
  void keepsTheLast64KbHoweverTheyCome(
      @ForAll @IntRange(min = 1, max = 200_000) int total,
      @ForAll @IntRange(min = 1, max = 150_000) int piece) {
    byte[] all = new byte[total];
    for (int i = 0; i < total; i++) {
      all[i] = (byte) ('a' + i % 23);
    }
    OutputTail tail = new OutputTail();
    for (int at = 0; at < total; at += piece) {
      tail.add(all, at, Math.min(piece, total - at));
    }
    String text = new String(all, StandardCharsets.US_ASCII);
    assertEquals(text.substring(Math.max(0, total - 65_536)), tail.text());
  }

  @Test
  void leavesOutColours() {
    OutputTail tail = new OutputTail();
    byte[] red = "\u001B[1;31mValueError\u001B[0m: no\n".getBytes(StandardCharsets.UTF_8);
    tail.add(red, 0, red.length);
    assertEquals("ValueError: no\n", tail.text());
  }
}
