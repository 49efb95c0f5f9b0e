package org.runspec.search.stopping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final Race race = new Race(new StoppingRule.SuccessiveHalving(1, 2));

  private static Mark mark(double value) {
    return new Mark(1, value, value);
  }

  private List<Boolean> goesOn(int run, double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> race.verdict(run, mark(value)).isEmpty())
        .toList();
  }

  @Test
  void aRunIsComparedWithWhatOthersHadAfterAsManyReports() {
    race.learn(70, 1, mark(5));
    race.learn(3, 1, new Mark(2, 100, 100));

    assertEquals(List.of(false, true), goesOn(3, 4, 6));
  }

  @Test
  void aRunIsNotComparedWithItself() {
    race.learn(0, 1, mark(5));

    assertEquals(Optional.empty(), race.verdict(0, mark(4)));
  }

  @Test
  void aNewerAttemptCountsInWhateverOrderTheyBecomeKnown() {
    race.learn(1, 1, mark(9));
    race.learn(1, 2, mark(5));
    assertEquals(List.of(false, true), goesOn(0, 4, 6));

    race.learn(1, 1, mark(9));
    assertEquals(List.of(false, true), goesOn(0, 4, 6), "that line was read late");
  }
}
