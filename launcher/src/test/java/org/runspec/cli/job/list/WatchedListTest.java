package org.runspec.cli.job.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedListTest {
  private static final List<String> LINES = List.of("run  loss", "a", "b", "c", "d", "4 runs");

  @Test
  void whatFitsIsShownWhole() {
    assertEquals(LINES, WatchedList.cut(LINES, 6));
    assertEquals(LINES, WatchedList.cut(LINES, 100));
  }

  @Test
  void ofALongListTheHeaderAndTheNewestAreShown() {
    assertEquals(
        List.of(
            "run  loss", "... 2 more lines; the screen is too low for them", "c", "d", "4 runs"),
        WatchedList.cut(LINES, 5));
  }

  @Test
  void onTheLowestScreenTheCountIsLeft() {
    assertEquals(
        List.of("run  loss", "... 4 more lines; the screen is too low for them", "4 runs"),
        WatchedList.cut(LINES, 1));
  }
}
