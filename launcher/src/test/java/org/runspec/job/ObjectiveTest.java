package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.runspec.job.Objective.Goal;
import org.runspec.job.Objective.Reduce;

class ObjectiveTest {
  private static Objective loss(Goal goal, Reduce reduce) {
    return new Objective("loss", goal, reduce);
  }

  private static OptionalDouble result(Objective objective, Object loss, Object hpmax) {
    return objective.result(RunState.COMPLETED, Map.of("loss", loss, "hpmax", hpmax));
  }

  @ParameterizedTest
  @CsvSource({
    "MIN, LAST, 0.5,  -0.5, 0.5,  -0.5",
    "MIN, BEST, 0.5,  -0.2, 0.2,  -0.2",
    "MIN, MEAN, 0.5,  -0.3, 0.3,  -0.3",
    "MAX, LAST, 0.5,   0.5, 0.5,   0.5",
    "MAX, BEST, 0.5,   0.7, 0.7,   0.7",
  })
  void aResultIsInTheTermsOfTheMetricHoweverItWasRecorded(
      Goal goal, Reduce reduce, double last, double recorded, double result, double score) {
    Map<String, Object> metrics = Map.of("loss", last, "hpmax", recorded);
    Objective objective = loss(goal, reduce);

    assertEquals(OptionalDouble.of(result), objective.result(RunState.COMPLETED, metrics));
    assertEquals(OptionalDouble.of(score), objective.score(RunState.COMPLETED, metrics));
  }

  @Test
  void aRunThatSaysItsHpmaxItselfIsJudgedByThat() {
    Objective own = new Objective("hpmax", Goal.MIN, Reduce.BEST);

    assertEquals(OptionalDouble.of(2), result(own, 9, 2));
    assertEquals(OptionalDouble.of(-2), own.score(RunState.COMPLETED, Map.of("hpmax", 2)));
  }

  @Test
  void whatIsNoFiniteNumberIsAResultThatScoresNothing() {
    for (Object recorded : new Object[] {"NaN", "-Infinity", Double.NaN, "text"}) {
      Objective mean = loss(Goal.MIN, Reduce.MEAN);

      assertEquals(OptionalDouble.of(Double.NaN), result(mean, 1, recorded));
      assertEquals(
          OptionalDouble.empty(), mean.score(RunState.COMPLETED, Map.of("hpmax", recorded)));
    }
  }

  @ParameterizedTest
  @EnumSource(RunState.class)
  void onlyACompletedRunCameToSomething(RunState state) {
    Objective last = loss(Goal.MIN, Reduce.LAST);

    assertEquals(state == RunState.COMPLETED, last.result(state, Map.of("loss", 1)).isPresent());
    assertEquals(OptionalDouble.empty(), last.result(state, Map.of("hpmax", 1)));
  }

  @Test
  void aMeanIsRecordedAndReadBack() {
    for (Reduce reduce : Reduce.values()) {
      Check check = new Check(new JobName(1), Map.of(), 0.25, OptionalDouble.empty(), 3);
      Objective objective = loss(Goal.MIN, reduce);

      assertEquals(reduce == Reduce.LAST ? 0.25 : -0.25, check.in(objective).mean());
      assertEquals(check, check.in(objective).in(objective));
    }
  }

  @Test
  void inWordsItSaysWhatTheUserAskedFor() {
    assertEquals("loss, lower is better", loss(Goal.MIN, Reduce.LAST).inWords());
    assertEquals("loss, best of each run, lower is better", loss(Goal.MIN, Reduce.BEST).inWords());
    assertEquals("hpmax, higher is better", Objective.HPMAX.inWords());
  }
}
