package org.runspec.components.agents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PeriodTest {
  private final Period period = new Period(4);

  @Test
  void laterRewardsCountLessAndNotBeyondTheEpisode() {
    period.learned(1, false);
    period.learned(2, true);
    period.learned(0, false);
    assertFalse(period.isFull());
    period.learned(4, false);
    assertTrue(period.isFull());
    assertFalse(period.endsEpisode());

    assertArrayEquals(new double[] {2, 2, 4, 8}, period.returns(0.5, 8));
  }

  @Test
  void nothingComesBehindAnEpisode() {
    for (int step = 0; step < 4; step++) {
      period.learned(1, step == 3);
    }
    assertTrue(period.endsEpisode());
    assertArrayEquals(new double[] {1.875, 1.75, 1.5, 1}, period.returns(0.5, 100));
  }
}
