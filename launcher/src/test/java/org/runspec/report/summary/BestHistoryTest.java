package org.runspec.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.EarlyStopping;
import org.runspec.job.MultiRun.SearchPlan.Dimension;
import org.runspec.job.RunState;

class BestHistoryTest {
  private static final Dimension LR = SearchedRuns.ordered("lr", 0.1, 1, 10);

  private static List<String> told(BestHistory history) {
    return history.periods().stream()
        .map(
            period ->
                period.runs()
                    + " "
                    + new ValuesText(period.best().candidate().values())
                    + ", "
                    + period.best().estimate()
                    + " of "
                    + period.best().estimate().runs()
                    + ", "
                    + period.best().run().run().name())
        .toList();
  }

  private static BestHistory history(SearchedRuns runs, boolean isHigherBetter) {
    return BestHistory.of(runs.scores(LR).runs(), isHigherBetter);
  }

  @Test
  void theBestIsTheOneWithTheBestMeanAfterEachRun() {
    SearchedRuns runs =
        new SearchedRuns()
            .completed(Map.of("lr", 0.1), 1.0)
            .completed(Map.of("lr", 1), 3.0)
            .completed(Map.of("lr", 0.1), 2.0)
            .completed(Map.of("lr", 1), 0.0);

    // three, which was luck, became one and a half: no other is better
    assertEquals(
        List.of("1 lr 0.1, 1 of 1, run1.1", "3 lr 1, 1.5 ±1.5 of 2, run1.2"),
        told(history(runs, true)));
  }

  @Test
  void whoGetsWorseThanAnyOtherGivesItsPlaceToTheBestOfAll() {
    SearchedRuns runs =
        new SearchedRuns()
            .completed(Map.of("lr", 0.1), 1.0)
            .completed(Map.of("lr", 10), 2.0)
            .completed(Map.of("lr", 1), 3.0)
            .completed(Map.of("lr", 1), -3.0);

    assertEquals("1 lr 10, 2 of 1, run1.2", told(history(runs, true)).get(3));
  }

  @Test
  void whereLowerIsBetterTheLowestMeanIsTheBest() {
    SearchedRuns runs =
        new SearchedRuns()
            .completed(Map.of("lr", 0.1), 1.0)
            .completed(Map.of("lr", 1), -2.0)
            .completed(Map.of("lr", 10), -1.0);

    assertEquals(
        List.of("1 lr 0.1, 1 of 1, run1.1", "2 lr 1, -2 of 1, run1.2"), told(history(runs, false)));
  }

  @Test
  void whatFailedOrHasNoFiniteObjectiveIsNoBest() {
    SearchedRuns runs =
        new SearchedRuns()
            .failed("ValueError")
            .add(RunState.CANCELLED, "", Map.of("lr", 1), Map.of("hpmax", 7.0))
            .add(RunState.RUNNING, "", Map.of("lr", 1), Map.of("hpmax", 8.0))
            .completed(Map.of("lr", 0.1), Double.NaN)
            .completed(Map.of("lr", 10), Double.POSITIVE_INFINITY)
            .add(RunState.COMPLETED, "", Map.of("lr", 1), Map.of("loss", 1.0));

    Scores scores = runs.scores(LR);

    assertEquals(new Scores.LeftOut(1, 1, 2, 1, 1), scores.leftOut());
    assertEquals(Optional.empty(), BestHistory.of(scores.runs(), true).last());
    assertTrue(scores.reported().contains("loss"));
  }

  @Test
  void runsOfOneConfigurationMayBeWrittenDifferently() {
    SearchedRuns runs =
        new SearchedRuns()
            .completed(Map.of("lr", 1, "seed", 5), 1.0)
            .completed(Map.of("lr", 1L, "seed", 6), 1.0)
            .completed(Map.of("lr", 1.0, "seed", 7), 1.0);

    assertEquals(1, history(runs, true).configurations());
  }

  private static SearchedRuns stopped(SearchedRuns runs, Object lr, double objective) {
    return runs.add(
        RunState.COMPLETED, EarlyStopping.REASON, Map.of("lr", lr), Map.of("hpmax", objective));
  }

  @Test
  void runsThatFinishedDecideWhereThereAreAny() {
    SearchedRuns runs = new SearchedRuns().completed(Map.of("lr", 0.1), 3.0);
    stopped(stopped(stopped(runs, 0.1, 1.0), 1, 9.0), 1, 8.0);
    Best best = history(runs, true).last().orElseThrow();

    assertEquals("lr 0.1", new ValuesText(best.candidate().values()).toString());
    assertEquals("3, of one run; 1 more was stopped early", MeanText.of(best).toString());
    assertEquals("run1.1", best.run().run().name().toString());
    assertEquals("4 runs, 3 of them stopped early", new ScoresText(runs.scores(LR)).learnedFrom());
  }

  @Test
  void whatFinishesTakesThePlaceOfWhatWasStopped() {
    SearchedRuns runs = stopped(stopped(new SearchedRuns(), 1, 9.0), 1, 8.0);
    runs.completed(Map.of("lr", 0.1), 1.0).completed(Map.of("lr", 10), 2.0);

    assertEquals(
        List.of(
            "2 lr 1, 8.50 ±0.50 of 2, run1.1",
            "1 lr 0.1, 1 of 1, run1.3",
            "1 lr 10, 2 of 1, run1.4"),
        told(history(runs, true)));
  }

  @Test
  void whereNoRunFinishedThoseThatWereStoppedAreCompared() {
    SearchedRuns runs = stopped(stopped(stopped(new SearchedRuns(), 0.1, 1.0), 1, 3.0), 1, 2.0);
    Best best = history(runs, true).last().orElseThrow();

    assertEquals(
        "2.50 ±0.50, mean of 2 runs, all of them stopped early", MeanText.of(best).toString());
  }
}
