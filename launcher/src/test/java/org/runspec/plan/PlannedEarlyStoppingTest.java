package org.runspec.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs that do worse are planned to end early. */
class PlannedEarlyStoppingTest {
  @TempDir Path folder;
  private PlanFixture fixture;

  @BeforeEach
  void fixture() {
    fixture = new PlanFixture(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "median | median by s1-* (min) at report 5 and every one after",
        "{policy: median, delay: 2, interval: 3} | median by s1-* (min) at report 2 and every 3"
            + " after",
        "truncation | truncation by s1-* (min), the worst 20 % end at report 5 and every one"
            + " after",
        "{policy: truncation, share: 0.07} | truncation by s1-* (min), the worst 7 % end at report 5"
            + " and every one after",
        "successive_halving | successive_halving by s1-* (min), 1 of 4 goes on at reports 1, 4,"
            + " 16, ...",
      })
  void runsThatDoWorseEndEarly(String written, String understood) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("total_runs: 20\nearly_stopping: " + written));

    assertEquals(understood, plan.multiRun().limits().earlyStopping().orElseThrow().toString());
  }

  @Test
  void runsAreComparedByTheMetricThatTheConfigurationNames() throws IOException {
    Plan plan =
        fixture.plan(
            "general: {primary-metric: loss, maximize-metric: false}",
            PlanFixture.spec("total_runs: 20\nearly_stopping: median"));

    assertEquals(
        "median by loss (min) at report 5 and every one after",
        plan.multiRun().limits().earlyStopping().orElseThrow().toString());
  }

  @Test
  void oneRunHasNoneToBeComparedWith() throws IOException {
    String notes =
        fixture
            .plan("", PlanFixture.spec("total_runs: 1\nearly_stopping: median"))
            .notes()
            .toString();

    assertTrue(notes.contains("the job has one run, which nothing is compared with; more"), notes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "none"})
  void runsEndEarlyOnlyWhereThatIsWanted(String written) throws IOException {
    Plan plan = fixture.plan("", PlanFixture.spec("total_runs: 20\nearly_stopping: " + written));

    assertEquals(Optional.empty(), plan.multiRun().limits().earlyStopping());
  }
}
