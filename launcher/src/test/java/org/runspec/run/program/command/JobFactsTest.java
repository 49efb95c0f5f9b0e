package org.runspec.run.program.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

class JobFactsTest {
  private static final Path DATA = Path.of("data");

  @Test
  void aJobSaysWhoItsRunIs() {
    JobFacts facts =
        JobFacts.from(
            Map.of(
                "XT_RUN_NAME", "run1.2",
                "XT_JOB_ID", "job1",
                "RUNSPEC_ATTEMPT", "3",
                "RUNSPEC_SEED", "-7",
                "XT_USERNAME", "ann",
                "XT_DATA_DIR", "/mnt"));

    assertTrue(facts.inJob());
    assertEquals(OptionalLong.of(-7), facts.seed());
    assertEquals(Optional.of(Path.of("/mnt")), facts.dataFolder());
    assertEquals(
        new StageFacts.Identity(
            "run1.2",
            Optional.of("job1"),
            3,
            "local",
            "local",
            "ann",
            Optional.of(DATA),
            Optional.empty()),
        facts.identity("me", DATA));
  }

  /** A program of a run on this machine has these, and may run another runspec. */
  @Test
  void whatARunOutsideAJobLeftIsPassedOver() {
    JobFacts facts =
        JobFacts.from(Map.of("RUNSPEC_ATTEMPT", "3", "RUNSPEC_SEED", "7", "XT_DATA_DIR", ""));

    assertFalse(facts.inJob());
    assertEquals(1, facts.attempt());
    assertEquals(OptionalLong.empty(), facts.seed());
    assertEquals(Optional.empty(), facts.dataFolder());
    assertEquals("me", facts.identity("me", DATA).user());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "9999999999", "1.5"})
  void anAttemptThatIsNoneIsTheUsersProblem(String attempt) {
    Map<String, String> environment = Map.of("XT_RUN_NAME", "r", "RUNSPEC_ATTEMPT", attempt);

    UserProblem problem = assertThrows(UserProblem.class, () -> JobFacts.from(environment));

    assertEquals(
        "Could not read the job's environment: RUNSPEC_ATTEMPT="
            + attempt
            + " is no such number. Try: unset RUNSPEC_ATTEMPT.",
        problem.getMessage());
  }

  @Test
  void aFolderThatNobodyCanHaveIsTheUsersProblem() {
    Map<String, String> environment = Map.of("XT_MODEL_DIR", "a\0b");

    assertThrows(UserProblem.class, () -> JobFacts.from(environment));
  }
}
