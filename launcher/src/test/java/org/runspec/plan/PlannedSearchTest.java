package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.job.MultiRun;
import org.runspec.job.SearchStyle;
import org.runspec.spec.problem.UserProblem;

/** What is planned and refused of searches. */
class PlannedSearchTest {
  @TempDir Path folder;
  private PlanFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new PlanFixture(folder);
  }

  @Test
  void aSearchHasItsSpaceInOrder() throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("hp_tuning: grid\ntotal_runs: 6"));

    assertEquals(
        "lr [1.0E-4, 4.0E-4] true; style [a, b, it's 1] false",
        plan.multiRun().search().space().stream()
            .map(d -> d.name() + " " + d.values() + " " + d.ordered())
            .collect(Collectors.joining("; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "random | [lr uniform(0.0, 1.0)]",
        "bayesian | [lr uniform(0.0, 1.0)]",
        "grid | [lr uniform(0.0, 1.0)]"
      })
  void aDistributionIsPartOfTheSpace(String algorithm, String space) throws IOException {
    Plan plan = fixture.plan("", drawn("hp_tuning: " + algorithm, "$uniform(0, 1)"));

    assertEquals(
        space,
        plan.multiRun().search().space().stream()
            .filter(dimension -> dimension.distribution().isPresent())
            .map(dimension -> dimension.name() + " " + dimension.distribution().get())
            .toList()
            .toString());
    assertEquals(1, plan.samples().size());
  }

  @Test
  void whatRunsMayGetIsShownFiveTimes() throws IOException {
    Plan random = fixture.plan("", PlanFixture.spec("hp_tuning: random\ntotal_runs: 30"));
    Plan grid = fixture.plan("", PlanFixture.spec("hp_tuning: grid\ntotal_runs: 6"));

    assertEquals(5, random.samples().size());
    assertEquals(Set.of("lr", "style"), random.samples().get(4).keySet());
    assertEquals(1.0e-4, grid.samples().get(4).get("lr"));
    assertEquals("it's 1", grid.samples().get(4).get("style"));
  }

  @ParameterizedTest
  @CsvSource({
    "random,20,STATIC",
    "grid,10000,STATIC",
    "random,10001,DYNAMIC",
    "dgd,20,DYNAMIC",
    "bayesian,20,DYNAMIC"
  })
  void whatNeedsNoHistoryIsChosenBeforeACommandIsSubmitted(
      String algorithm, int runs, SearchStyle style) throws IOException {
    assertEquals(style, submitted(algorithm, runs, "train --lr={hp:lr}").record().style());
    assertEquals(SearchStyle.DYNAMIC, submitted(algorithm, runs, "train").record().style());
  }

  private Plan submitted(String algorithm, int runs, String command) throws IOException {
    return fixture.submitted(
        "general: {primary-metric: acc}",
        PlanFixture.spec("hp_tuning: " + algorithm + "\ntotal_runs: " + runs),
        new MultiRun.Command(List.of(command), true));
  }

  @Test
  void whatLearnsFromACommandNeedsAnObjective() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                fixture.submitted(
                    "",
                    PlanFixture.spec("hp_tuning: bayesian\ntotal_runs: 9"),
                    new MultiRun.Command(List.of("train"), true)));

    assertTrue(
        refused.problems().toString().contains("name it with --objective METRIC"),
        refused.problems().toString());
  }

  @Test
  void aValueThatNoSearchCanChooseIsToldWhereItStands() {
    String spec = PlanFixture.spec("hp_tuning: random\ntotal_runs: 9");
    UserProblem refused =
        assertThrows(
            UserProblem.class, () -> fixture.plan("", spec.replace("4.0e-4]", "null, .nan]")));

    assertEquals(
        List.of(
            "10:39: hyperparameters.lr: a search cannot choose null; it chooses among numbers, texts"
                + " and truth values",
            "10:45: hyperparameters.lr: a search cannot choose .nan; it chooses among numbers, texts"
                + " and truth values"),
        refused.problems().stream()
            .map(each -> each.toString().replaceFirst(".*x.yaml:", ""))
            .toList());
  }

  @Test
  void aSearchOfOneRunIsRemarked() throws IOException {
    assertTrue(
        fixture
            .plan("", PlanFixture.spec("hp_tuning: random"))
            .notes()
            .toString()
            .contains("the search has one run"));
  }

  @Test
  void aDescentGoesFromValueToValue() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () -> fixture.plan("", drawn("hp_tuning: dgd\ntotal_runs: 9", "$loguniform(1e-5, 1)")));

    String told = refused.problems().get(0).toString();
    assertTrue(told.contains("x.yaml:10:28: hyperparameters.lr: dgd goes from value to"), told);
    assertTrue(told.endsWith("list values, or search with hp_tuning: bayesian"), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$quniform(16, 64, 16)", "$randint()"})
  void aDescentTakesStepsAndSeeds(String distribution) throws IOException {
    assertEquals(
        Optional.of("dgd"),
        fixture.plan("", drawn("hp_tuning: dgd", distribution)).multiRun().search().algorithm());
  }

  /** A runspec whose first hyperparameter has a distribution. */
  private static String drawn(String launcher, String distribution) {
    return PlanFixture.spec(launcher)
        .replace("ordered_tuning_values: [1.0e-4,", "tuning_distribution: " + distribution + " #");
  }

  @Test
  void aSearchWithoutHyperparametersIsRefused() {
    String spec =
        PlanFixture.spec("hp_tuning: random")
            .replaceAll("(?s)hyperparameters:.*processing_stages", "processing_stages")
            .replace("lr: *lr, style: *style, ", "");

    UserProblem refused = assertThrows(UserProblem.class, () -> fixture.plan("", spec));

    assertTrue(refused.problems().toString().contains("there is nothing to tune"));
  }
}
