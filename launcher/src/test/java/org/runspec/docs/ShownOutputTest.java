package org.runspec.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownOutputTest {
  private static boolean matches(List<String> shown, String... actual) {
    return new ShownOutput(shown, false).matches(List.of(actual));
  }

  @Test
  void linesAreComparedOneByOne() {
    assertTrue(matches(List.of("a", "b"), "a", "b"));
    assertFalse(matches(List.of("a", "b"), "a"));
    assertFalse(matches(List.of("a"), "a", "b"));
    assertFalse(matches(List.of("a", "b"), "b", "a"));
  }

  @Test
  void dotsStandForAnyLines() {
    assertTrue(matches(List.of("..."), "a", "b"));
    assertTrue(matches(List.of("a", "...", "b"), "a", "b"));
    assertTrue(matches(List.of("...", "b", "c", "..."), "b", "a", "b", "c", "d"));
    assertFalse(matches(List.of("a", "...", "c"), "a", "b"));
    assertFalse(matches(List.of("...", "b"), "b", "a"));
  }

  @Test
  void timesAreNotCompared() {
    assertTrue(
        matches(
            List.of("  0.000 hrs   100 iters  0.5 loss", "\"hrs\": 4.5e-05}"),
            "  12.345 hrs   100 iters  0.5 loss",
            "\"hrs\": 1}"));
    assertFalse(matches(List.of("  0.000 hrs   100 iters"), "  0.000 hrs   200 iters"));
  }

  @Test
  void drawnNumbersAreNotComparedButWordsAre() {
    ShownOutput shown = new ShownOutput(List.of("  1.25000 loss  1.0e-05 off"), true);

    assertTrue(shown.matches(List.of(" 31.50000 loss      2.5 off")));
    assertFalse(shown.matches(List.of("  1.25000 acc  1.0e-05 off")));
    assertFalse(matches(List.of("  1.25000 loss"), "  1.5 loss"));
  }

  @Test
  void sizesOfDrawnResultsAreNotCompared() {
    ShownOutput shown = new ShownOutput(List.of("Extracted 22 files (187 kB) to run1.1/."), true);

    assertTrue(shown.matches(List.of("Extracted 22 files (189 kB) to run1.1/.")));
    assertTrue(shown.matches(List.of("Extracted 22 files (1.2 kB) to run1.1/.")));
    assertFalse(shown.matches(List.of("Extracted 23 files (187 kB) to run1.1/.")));
    assertFalse(shown.matches(List.of("Extracted 22 files (187 MB) to run1.1/.")));
  }

  @Test
  void columnsOfDrawnNumbersMayBeWider() {
    ShownOutput shown =
        new ShownOutput(List.of("run     elapsed   s1-off", "run1.1  0:00:09  1.17194"), true);

    assertTrue(shown.matches(List.of("run     elapsed    s1-off", "run1.1  0:01:12  1.17e-05")));
    assertFalse(shown.matches(List.of("run     elapsed   s1-off", "run1.2  0:00:09  1.17194")));
  }

  @Test
  void itIsNotComparedWhoLaunchedWhenAndWhere() {
    assertTrue(
        matches(
            List.of("submitted: 2026-11-20 11:13:04 by root on vm"),
            "submitted: 2027-01-02 03:04:05 by me on host-7"));
  }
}
