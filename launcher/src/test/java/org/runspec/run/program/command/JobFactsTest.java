package org.runspec.run.program.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
  void aJobIsTalkedWithThroughFilesAndAGrace() {
    Map<String, String> environment =
        Map.of(
            "XT_RUN_NAME", "run1.2",
            "RUNSPEC_METRICS", "/run/metrics.jsonl",
            "RUNSPEC_CHECKPOINT_DIR", "/run/checkpoints",
            "RUNSPEC_DEADLINE", "1700000000",
            "RUNSPEC_GRACE", "0.5");

    JobChannel channel = JobFacts.from(environment).channel();

    assertEquals(Optional.of(Path.of("/run/metrics.jsonl")), channel.metrics());
    assertEquals(Optional.of(Instant.ofEpochSecond(1_700_000_000)), channel.deadline());
    assertEquals(Optional.of(Duration.ofMillis(500)), channel.grace());
    assertEquals(
        Path.of("/run/checkpoints/stage2").toAbsolutePath(),
        channel.filesOf(Path.of("/results/stage2")).checkpoints());
  }

  /** A program that a run on this machine started may run another runspec. */
  @Test
  void outsideAJobNobodyIsTalkedWith() {
    Map<String, String> environment =
        Map.of("RUNSPEC_METRICS", "/run/metrics.jsonl", "RUNSPEC_DEADLINE", "nonsense");

    assertEquals(JobChannel.NONE, JobFacts.from(environment).channel());
  }

  @Test
  void aStagesGraceEndsBeforeTheRuns() {
    JobChannel channel = JobFacts.from(Map.of("XT_RUN_NAME", "r", "RUNSPEC_GRACE", "30")).channel();
    JobChannel brief = JobFacts.from(Map.of("XT_RUN_NAME", "r", "RUNSPEC_GRACE", "2")).channel();
    Duration asked = Duration.ofSeconds(100);

    assertEquals(Duration.ofSeconds(28), channel.graceOf(asked));
    assertEquals(Duration.ofSeconds(5), channel.graceOf(Duration.ofSeconds(5)));
    assertEquals(Duration.ofMillis(1500), brief.graceOf(asked));
    assertEquals(asked, JobChannel.NONE.graceOf(asked));
  }

  @Test
  void aStagesTimeEndsWithTheRuns() {
    JobChannel channel =
        JobFacts.from(Map.of("XT_RUN_NAME", "r", "RUNSPEC_DEADLINE", "1000")).channel();

    assertEquals(
        Optional.of(Instant.ofEpochSecond(1000)),
        channel.deadlineOf(Optional.of(Instant.ofEpochSecond(2000))));
    assertEquals(
        Optional.of(Instant.ofEpochSecond(500)),
        channel.deadlineOf(Optional.of(Instant.ofEpochSecond(500))));
    assertEquals(Optional.of(Instant.ofEpochSecond(1000)), channel.deadlineOf(Optional.empty()));
  }

  @Test
  void aFolderThatNobodyCanHaveIsTheUsersProblem() {
    Map<String, String> environment = Map.of("XT_MODEL_DIR", "a\0b");

    assertThrows(UserProblem.class, () -> JobFacts.from(environment));
  }
}
