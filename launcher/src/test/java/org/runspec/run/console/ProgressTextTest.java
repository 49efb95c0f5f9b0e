package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
  private static final Duration ELAPSED = Duration.ofMinutes(18);
  private static final ProgressText KNOWN =
      new ProgressText("RL_Proc", "iters", OptionalLong.of(100_000));
  private static final ProgressText UNKNOWN =
      new ProgressText("Command_Proc", "iters", OptionalLong.empty());

  private static String lines(ProgressText text, long steps, int... columns) {
    return IntStream.of(columns)
        .mapToObj(width -> text.line(steps, ELAPSED, width) + "|\n")
        .collect(Collectors.joining());
  }

  @Test
  void theNarrowerTheTerminalTheLessIsSaid() {
    assertEquals(
        """
        RL_Proc  45% [==================>                     ] 45,000/100,000 iters  0:18:00, ends in 0:22:00|
        RL_Proc  45% [======>       ] 45,000/100,000 iters  0:18:00, ends in 0:22:00|
        RL_Proc  45%  45,000/100,000 iters  0:18:00, ends in 0:22:00|
        RL_Proc  45%  45,000/100,000 iters|
         45% 45,000/100,000 iters|
         45%|
        |
        """,
        lines(KNOWN, 45_000, 119, 76, 71, 40, 30, 10, 3));
  }

  @Test
  void fromTheFirstStepToTheLast() {
    assertEquals(
        "RL_Proc   0% [>                                     ] 0/100,000 iters  0:00:00",
        KNOWN.line(0, Duration.ZERO, 78));
    assertEquals(
        "RL_Proc  99% [=========>] 99,999/100,000 iters  0:18:00, ends in 0:00:00",
        KNOWN.line(99_999, ELAPSED, 72));
    assertEquals(
        "RL_Proc 100% [==========] 100,000/100,000 iters  0:18:00",
        KNOWN.line(100_000, ELAPSED, 56));
    assertEquals(
        "RL_Proc 100% [==========] 100,001/100,001 iters  0:18:00",
        KNOWN.line(100_001, ELAPSED, 56));
  }

  @Test
  void withoutATotalThereIsNoBar() {
    assertEquals(
        """
        Command_Proc  12,000 iters, 0.300 hrs|
        12,000 iters, 0.300 hrs|
        12,000 iters|
        |
        """,
        lines(UNKNOWN, 12_000, 79, 30, 20, 5));
  }

  @Test
  void itNeverLeavesItsLine() {
    for (int width = -1; width < 130; width++) {
      for (long steps : new long[] {0, 1, 999, 50_000, 99_999, 100_000, Long.MAX_VALUE}) {
        for (ProgressText text : new ProgressText[] {KNOWN, UNKNOWN}) {
          String line = text.line(steps, ELAPSED, width);
          assertTrue(line.length() <= Math.max(0, width), line);
        }
      }
    }
  }
}
