package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.runspec.job.Objective.Goal;
import org.runspec.job.Objective.Reduce;

/** What a run came to, as searches, summaries and plots have it. */
class ObjectiveTest {
  private static final Objective LOSS = new Objective("s1-loss", Goal.MIN, Reduce.LAST);

  @Test
  void whatARunCameToIsANumberThatItCompletedWith() {
    Map<String, Object> metrics = Map.of("s1-loss", 2, "hpmax", 7);

    assertEquals(OptionalDouble.of(2), LOSS.result(RunState.COMPLETED, metrics));
    assertEquals(OptionalDouble.of(-2), LOSS.score(RunState.COMPLETED, metrics));
    assertEquals(OptionalDouble.empty(), LOSS.result(RunState.ERROR, metrics));
    assertEquals(OptionalDouble.empty(), LOSS.score(RunState.COMPLETED, Map.of("hpmax", 1)));
  }

  @Test
  void whatIsNotTheLastOfASeriesWasMadeOneNumberByTheNode() {
    Objective best = new Objective("s1-loss", Goal.MIN, Reduce.BEST);
    Map<String, Object> metrics = Map.of("s1-loss", 2, "hpmax", -1.5);

    assertEquals(OptionalDouble.of(-1.5), best.result(RunState.COMPLETED, metrics));
    assertEquals(OptionalDouble.of(-1.5), best.score(RunState.COMPLETED, metrics));
  }

  @Test
  void whatIsNotFiniteIsNoResult() {
    for (Object value : new Object[] {Double.NaN, Double.POSITIVE_INFINITY, "Infinity", true}) {
      assertEquals(
          OptionalDouble.empty(), LOSS.result(RunState.COMPLETED, Map.of("s1-loss", value)));
    }
  }
}
