package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.Cause;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

/** Commands that go on while a job does: attempts, many runs at once, lists drawn again. */
class WatchingTest {
  private static final Instant NOW = StoredJob.NOON.plusSeconds(600);

  @TempDir Path folder;
  private Path project;
  private TypedCommands.Waits waits = () -> {};

  @BeforeEach
  void makeProject() throws IOException {
    project = folder.toRealPath();
  }

  private Seen type(String command) {
    return new TypedCommands(project, NOW, 80, true, waits).type(command);
  }

  /** Its run1.1 was lost, preempted, and is in its third attempt; run2.1 is in its first. */
  private StoredJob jobOfManyAttempts() throws IOException {
    StoredJob job = StoredJob.create(project, 2, 2);
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(2), 0);
    job.beat(1, NodeState.SPAWNING, NOW.minusSeconds(3), 1);
    Map<String, Object> none = Map.of();
    job.start(1, 0, 1, Cause.FIRST, none, StoredJob.NOON.plusSeconds(5));
    job.start(0, 0, 2, Cause.LOST, none, StoredJob.NOON.plusSeconds(95));
    job.requeue(0, 0, 2, Cause.CONTINUED, "preempted", StoredJob.NOON.plusSeconds(200));
    job.start(0, 0, 3, Cause.CONTINUED, none, StoredJob.NOON.plusSeconds(230));
    job.start(1, 1, 1, Cause.FIRST, none, StoredJob.NOON.plusSeconds(240));
    job.print(0, 1, "lost\n");
    job.print(0, 2, "two\n");
    job.print(0, 3, "three\n");
    return job;
  }

  @Test
  void attemptsAreATable() throws IOException {
    jobOfManyAttempts();

    ApprovedScreen.verify(
        "attempts", type("status run1.1").text() + "\n" + type("list runs job1").text());
  }

  @Test
  void linesThatCannotBeReadAreToldOfNodesToo() throws IOException {
    jobOfManyAttempts();
    Path lines = project.resolve(".runspec/store/jobs/job1/nodes/0.k3f9/node.log");
    Files.writeString(lines, Files.readString(lines).replaceFirst("\n", "\ngarbage {\n"));

    String seen = type("status run1").text().replace("\n                  ", " ");

    assertTrue(seen.contains("1 line of the job's journals cannot be read"), seen);
  }

  @Test
  void anEarlierAttemptIsShownAndNothingBehindIt() throws IOException {
    jobOfManyAttempts();

    Seen seen = type("logs -f run1.1 --attempt 2");

    assertEquals("two\n--- run1.1, attempt 2: continued: preempted ---\n", seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void anAttemptIsFollowedUntilAnotherOneBegins() throws IOException {
    StoredJob job = jobOfManyAttempts();
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 0) {
            job.print(0, 3, "more\n");
            job.requeue(0, 0, 3, Cause.RESTARTED, "restarted by ann", NOW);
          } else {
            job.start(0, 0, 4, Cause.RESTARTED, Map.of(), NOW);
            job.print(0, 4, "four\n");
          }
        };

    Seen seen = type("attach run1.1 --attempt 3");

    assertEquals(
        """
        Following run1.1 in the store: its node has no door.
        three
        more
        --- run1.1, attempt 3: restarted by ann ---
        """,
        seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void theLastAttemptEndsWithItsRun() throws IOException {
    StoredJob job = jobOfManyAttempts();
    waits = () -> job.end(1, 1, RunState.COMPLETED, "", Map.of(), NOW);

    Seen seen = type("logs -f run2.1 --attempt 1");

    assertEquals("--- run2.1: completed ---\n", seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  @Test
  void anAttemptThatNobodyHadIsRefused() throws IOException {
    jobOfManyAttempts();

    Seen seen = type("attach run1.1 --attempt 4");

    assertEquals(
        "Could not show attempt 4 of run1.1: it had 3. Try: attach run1.1.\n", seen.text());
    assertEquals(ExitCode.WRONG_INPUT, seen.code());
    assertEquals(ExitCode.WRONG_INPUT, type("logs -f run1.1 --attempt 0").code());
  }

  @Test
  void ofManyRunsWhatIsAlikeIsToldOnce() throws IOException {
    StoredJob job = StoredJob.create(project, 300, 3);
    for (int node = 0; node < 3; node++) {
      job.beat(node, NodeState.SPAWNING, NOW);
    }
    for (int run = 0; run < 200; run++) {
      job.start(run % 3, run, Map.of(), StoredJob.NOON);
    }
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 0) {
            for (int run = 200; run < 300; run++) {
              job.start(run % 3, run, Map.of(), NOW);
            }
          } else {
            for (int run = 0; run < 300; run++) {
              boolean fails = run % 100 == 7;
              RunState state = fails ? RunState.ERROR : RunState.COMPLETED;
              job.end(run % 3, run, state, fails ? "it broke" : "", Map.of(), NOW);
            }
          }
        };

    Seen seen = type("attach job1");

    assertEquals(
        """
        Following run1.1, run2.1, run3.1 and 197 more in the store: its node has no door.
        --- run1.1, run2.1, run3.1 and 294 more: completed ---
        --- run2.3, run3.36, run1.70: error, it broke ---
        """,
        seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  /** A job whose only node left with one run begun and one not. */
  private void jobWhoseNodeLeft() throws IOException {
    StoredJob job = StoredJob.create(project, 2, 1);
    job.beat(0, NodeState.SPAWNING, NOW.minusSeconds(40));
    job.start(0, 0, Map.of(), StoredJob.NOON);
    job.print(0, "one\n");
    job.beat(0, NodeState.CANCELLED, NOW.minusSeconds(30));
  }

  @Test
  void aMonitorEndsOnceNobodyExecutesWhatWaits() throws IOException {
    jobWhoseNodeLeft();

    Seen drawn = type("monitor job1");
    Seen printed = new TypedCommands(project, NOW, 80, false, waits).type("monitor job1");

    for (Seen seen : List.of(drawn, printed)) {
      assertEquals(ExitCode.FAILED, seen.code());
      assertTrue(
          seen.text()
              .endsWith(
                  """
                  Its nodes left before all its runs had ended; nobody executes what waits.
                    go on with:     run.jar resume job1
                  """),
          seen.text());
    }
    assertTrue(drawn.text().contains("stands still:   nodes left: resume job1"), drawn.text());
    assertFalse(drawn.text().contains("the job goes on. Come back"), drawn.text());
  }

  @Test
  void whoFollowsOutputIsToldThatNobodyExecutesWhatWaits() throws IOException {
    jobWhoseNodeLeft();

    for (String command : List.of("logs -f job1", "attach job1")) {
      Seen seen = type(command);

      assertEquals(
          """
          one
          --- run1.1, run1.2: queued, nodes left: resume job1 ---
          """,
          seen.text().replace("run1.1 | ", ""));
      assertEquals(ExitCode.FAILED, seen.code());
    }
  }

  @Test
  void aWatchedListIsDrawnInItsPlaceUntilTheTerminalIsGone() throws IOException {
    StoredJob job = jobOfManyAttempts();
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 0) {
            job.end(1, 1, RunState.ERROR, "it broke", Map.of(), NOW);
          } else if (waited[0] == 2) {
            StoredJob.create(project, 1, 1);
          } else {
            throw new EOFException();
          }
        };

    ApprovedScreen.verify(
        "list-watched",
        type("list jobs --columns job,status,error --watch 5").text().replace("\u001b", "<ESC>"));
    assertEquals(3, waited[0]);
  }

  /** The column of steps is headed by another name. */
  @Test
  void aHyperparameterMayBeCalledAsAColumnIs() throws IOException {
    StoredJob job = StoredJob.create(project, 2, 1);
    for (int run = 0; run < 2; run++) {
      job.start(0, run, Map.of("step", 10 + run, "reason", run), StoredJob.NOON);
      job.measure(0, run, StoredJob.metrics(1000 - run, 0.5), NOW);
    }

    String shown = type("list runs --columns run,step,hparams.step").text();
    String usual = type("list runs").text();

    assertTrue(
        shown.startsWith("run     iters  hparams.step\nrun1.1   1000            10\n"), shown);
    assertTrue(usual.contains("hparams.step"), usual);
    assertFalse(
        type("list runs --filter step<100").text().contains("run1."), "the column is meant");
    assertTrue(type("list runs --filter hparams.step<11").text().contains("1 of 2 runs matches"));
  }
}
