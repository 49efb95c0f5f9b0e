package org.runspec.components.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.runspec.components.recordings.Recording.Episode;

class EpisodesTest {
  private final Episodes episodes =
      new Episodes(List.of(new Episode(10, 3), new Episode(20, 1), new Episode(30, 4)));

  @Test
  void stepsAreCountedThrough() {
    assertEquals(8, episodes.steps());
    int[] owners = {0, 0, 0, 1, 2, 2, 2, 2};
    int[] firsts = {0, 3, 4};
    for (int step = 0; step < owners.length; step++) {
      assertEquals(owners[step], episodes.indexOf(step), "step " + step);
      assertEquals(firsts[owners[step]], episodes.firstOf(owners[step]));
    }
  }

  @Test
  void theFirstFollowsTheLast() {
    assertEquals(new Episode(30, 4), episodes.get(2));
    assertEquals(new Episode(10, 3), episodes.get(3));
  }
}
