package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.RecordFormat;
import org.runspec.job.SearchStyle;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problem.Severity;
import org.runspec.spec.problem.UserProblem;

/** What is planned, what is refused, and what is remarked. */
class PlannerTest {
  @TempDir Path folder;
  private PlanFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new PlanFixture(folder);
  }

  @Test
  void theSameInputGivesTheSamePlan() throws IOException {
    String spec = PlanFixture.spec("total_runs: 20\ncompute_nodes: 5\nhp_tuning: random");

    assertEquals(
        RecordFormat.line(fixture.plan("", spec)), RecordFormat.line(fixture.plan("", spec)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',SINGLE",
    "'total_runs: 2',REPEAT",
    "'total_runs: 6\nhp_tuning: grid',DYNAMIC",
    "'hp_tuning: random',DYNAMIC"
  })
  void theStyleSaysWhatMakesRunsDiffer(String launcher, SearchStyle style) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec(launcher));

    assertEquals(style, plan.record().style());
    assertEquals(style, plan.multiRun().style());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "total_runs: 2000000 | a job has 1 to 1,000,000",
        "total_runs: 100000000000000000000 | is out of range",
        "compute_target: lokal | there is no target lokal; the configuration has local, azb-local; did you"
            + " mean local?",
        "time_limit: soon | 'soon' is no length of time",
        "early_stopping: medain | there is no policy 'medain'; there are successive_halving, median,"
            + " truncation; did you mean median?",
        "early_stopping: {delay: 3} | it has no policy",
        "early_stopping: {policy: median, dely: 3} | median has no 'dely'; it has policy, delay,"
            + " interval; did you mean delay?",
        "early_stopping: {policy: successive_halving, interval: 3} | has no 'interval'",
        "early_stopping: {policy: median, delay: 0} | '0' is no delay; a whole number from 1"
            + " to 1000000",
        "early_stopping: {policy: median, delay: 2000000} | '2000000' is no delay; a whole number"
            + " from 1 to 1000000",
        "early_stopping: {policy: truncation, share: 25} | '25' is no share",
        "env: {1X: a} | '1X' cannot be a variable",
        "env: {RUNSPEC_SEED: 1} | is set by Runspec itself",
        "secrets: {TOKEN: hunter2} | TOKEN is not a reference to a secret",
        "secrets: {TOKEN: $vault} | cannot be asked yet"
      })
  void whatCannotBeIsRefused(String launcher, String message) {
    UserProblem refused =
        assertThrows(UserProblem.class, () -> fixture.plan("", PlanFixture.spec(launcher)));

    assertTrue(refused.problems().toString().contains(message), refused.problems().toString());
    assertFalse(refused.problems().toString().contains("hunter2"));
  }

  @Test
  void aRunspecThatNamesNoTargetTakesTheConfigurations() throws IOException {
    String config = "xt-services: {target: mine}\ncompute-targets: {mine: {service: local}}";

    assertEquals("mine", fixture.plan(config, PlanFixture.spec("total_runs: 1")).record().target());
    assertEquals(
        "local", fixture.plan(config, PlanFixture.spec("compute_target: local")).record().target());
  }

  @Test
  void allMistakesAreToldAtOnce() {
    UserProblem refused =
        assertThrows(
            UserProblem.class,
            () ->
                fixture.plan(
                    "compute-targets: {local: {nodes: 3}}",
                    PlanFixture.spec(
                        "total_runs: 2000000\ncompute_nodes: 4\nearly_stopping: best\ntime_limit: x")));

    List<Problem> errors =
        refused.problems().stream().filter(p -> p.severity() == Severity.ERROR).toList();
    assertEquals(4, errors.size(), errors.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "compute_nodes: 2 | more nodes than runs",
        "total_runs: 30\\nruns_per_node: 9 | 9 runs at a time are asked for, and this machine has 8",
        "hp_tuning: grid\\ntotal_runs: 5 | the grid has 6 combinations",
        "low_priority: true | it means nothing on this machine",
        "hold: 1 | it means nothing on this machine",
        "monitor: new | nothing watches the job by itself yet"
      })
  void whatDeservesALookIsRemarked(String launcher, String message) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec(launcher.replace("\\n", "\n")));

    assertTrue(plan.notes().toString().contains(message), plan.notes().toString());
  }

  @Test
  void nothingIsRemarkedOfDefaults() throws IOException {
    assertEquals(List.of(), fixture.plan("", PlanFixture.spec("")).notes());
  }

  @Test
  void runsThatAllDoTheSameAreAskedAbout() throws IOException {
    var project = fixture.project("");
    var runspec = fixture.load(project, PlanFixture.spec("total_runs: 2"));
    Planner planner = new Planner(project.configuration(), PlanFixture.facts("/store"));

    assertEquals(1, planner.plan(PlanFixture.request(runspec, false)).questions().size());
    assertEquals(List.of(), planner.plan(PlanFixture.request(runspec, true)).questions());
  }

  @ParameterizedTest
  @CsvSource({"90,90", "'1.5',1.5", "45m,2700", "1h30m,5400", "1d 2h,93600", "10s,10"})
  void timesHaveSeveralForms(String text, double seconds) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("time_limit: " + text));

    assertEquals(seconds, plan.multiRun().limits().timeLimitSeconds().orElseThrow());
  }
}
