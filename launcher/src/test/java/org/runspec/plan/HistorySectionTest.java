package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.JobName;
import org.runspec.job.Objective;
import org.runspec.job.RunName;
import org.runspec.job.SearchHistory;
import org.runspec.spec.problem.UserProblem;

/** What a search knows from earlier jobs. */
class HistorySectionTest {
  private static final String DGD = "hp_tuning: dgd\ntotal_runs: 20\nsearch_history: ";

  @TempDir Path folder;

  private static EarlierJob.Run run(int child, Object lr, Object style, double score) {
    return new EarlierJob.Run(
        new RunName(9, child),
        Map.of("lr", lr, "style", style, "other", 1),
        Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score));
  }

  private static EarlierJob job(Objective objective, EarlierJob.Run... runs) {
    return new EarlierJob(new JobName(4), "x.yaml", objective, List.of(runs));
  }

  private Plan plan(String scope, EarlierJob... earlier) throws IOException {
    return new PlanFixture(folder).plan("", PlanFixture.spec(DGD + scope), List.of(earlier));
  }

  private static SearchHistory history(Plan plan) {
    return plan.multiRun().search().history().orElseThrow();
  }

  @Test
  void theJobsOwnRunsAreEnoughUnlessMoreIsAskedFor() throws IOException {
    assertEquals(Optional.empty(), plan("job").multiRun().search().history());
  }

  @Test
  void runsThatTheSearchCouldHaveMadeTeachIt() throws IOException {
    Plan plan =
        plan("job4", job(Objective.HPMAX, run(1, 1e-4, "a", 0.5), run(2, 4e-4, "it's 1", -2)));

    assertEquals("job4", history(plan).scope());
    assertEquals(
        List.of(
            new SearchHistory.EarlierRun(
                new JobName(4), new RunName(9, 1), Map.of("lr", 1e-4, "style", "a"), 0.5),
            new SearchHistory.EarlierRun(
                new JobName(4), new RunName(9, 2), Map.of("lr", 4e-4, "style", "it's 1"), -2)),
        history(plan).runs());
    assertEquals(List.of(), plan.notes());
  }

  @Test
  void othersAreLeftOutAndCounted() throws IOException {
    Plan plan =
        plan(
            "experiment",
            job(
                Objective.HPMAX,
                run(1, 1e-4, "a", 1),
                run(2, 1e-4, "b", Double.NaN),
                run(3, 0.5, "b", 1),
                run(4, 1e-4, "c", 1)),
            job(
                new Objective("loss", Objective.Goal.MIN, Objective.Reduce.LAST),
                run(5, 1e-4, "a", 1)));

    assertEquals(1, history(plan).runs().size());
    String notes = plan.notes().toString();
    assertTrue(
        notes.contains(
            "1 run teaches the search; left out: 1 did not complete with a result (run9.2);"
                + " 1 had another objective (run9.5 loss min last);"
                + " 2 had values that this search has not (run9.3 lr=0.5, ...)"),
        notes);
  }

  @Test
  void theNewestOfVeryManyTeach() throws IOException {
    EarlierJob.Run[] runs =
        IntStream.rangeClosed(1, 10_002)
            .mapToObj(child -> run(child, 1e-4, "a", child))
            .toArray(EarlierJob.Run[]::new);

    Plan plan = plan("job4", job(Objective.HPMAX, runs));

    assertEquals(10_000, history(plan).runs().size());
    assertEquals(new RunName(9, 3), history(plan).runs().get(0).run());
    String notes = plan.notes().toString();
    assertTrue(
        notes.contains(
            "10,000 runs teach the search; left out: 2 are older than the newest 10,000"),
        notes);
  }

  @Test
  void anotherProgramTeachesOnlyIfItsJobWasNamed() throws IOException {
    EarlierJob other =
        new EarlierJob(
            new JobName(4), "other.yaml", Objective.HPMAX, List.of(run(1, 1e-4, "a", 1)));

    assertEquals(List.of(), history(plan("experiment", other)).runs());
    Plan named = plan("job4", other);
    assertEquals(1, history(named).runs().size());
    String notes = named.notes().toString();
    assertTrue(notes.contains("job4 was of another runspec or command, other.yaml"), notes);
  }

  @ParameterizedTest
  @CsvSource({
    "python3 train.py --lr=[.1], python3 train.py --lr=[.2] --opt=[a], true",
    "python3 train.py lr=[.1], python3 train.py, true",
    "python3 train.py, python3 other.py, false",
    "a/x.yaml, b/x.yaml, false",
  })
  void theSameProgramMayHaveOtherOptions(String made, String other, boolean expected) {
    assertEquals(
        expected, new EarlierJob(new JobName(1), made, Objective.HPMAX, List.of()).isLike(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "experimnt | 'experimnt' is no history of a search",
        "experimnt | did you mean experiment?",
        "job7 | there is no job7",
      })
  void whatIsNoHistoryIsRefused(String scope, String message) {
    UserProblem refused = assertThrows(UserProblem.class, () -> plan(scope));

    assertTrue(refused.problems().toString().contains(message), refused.problems().toString());
  }

  @Test
  void aSearchThatDoesNotLearnIsTold() throws IOException {
    Plan plan =
        new PlanFixture(folder)
            .plan(
                "",
                PlanFixture.spec("hp_tuning: random\ntotal_runs: 20\nsearch_history: experiment"));

    assertTrue(plan.notes().toString().contains("nothing learns from it"));
    assertEquals(Optional.empty(), plan.multiRun().search().history());
  }
}
