package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.RunState;

/** Jobs and runs that go on, followed until they end or are deleted. */
class FollowingTest extends JobScreens {
  @Test
  void followingShowsWhatComesUntilTheRunsEnd() throws IOException {
    StoredJob job = job();
    int[] waited = {0};
    waits =
        () -> {
          switch (waited[0]++) {
            case 0 -> job.print(3, "half a li");
            case 1 -> {
              job.print(3, "ne \u00e4\n");
              job.print(4, "other\nlast");
            }
            case 2 -> job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
            case 3 -> job.end(1, 4, RunState.ERROR, "it broke", Map.of(), NOW);
            default -> throw new AssertionError("nothing was left to wait for");
          }
        };

    Seen seen = type("logs -f run1.2 run2.2");

    assertEquals(
        """
        run1.2 | half a line \u00e4
        run2.2 | other
        --- run1.2: completed ---
        run2.2 | last
        --- run2.2: error, it broke ---
        """,
        seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void attachingFollowsTheStoreWhereNoDoorIs() throws IOException {
    StoredJob job = job();
    job.print(3, "before\n");
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 0) {
            job.print(3, "after\nlast");
          } else {
            job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
          }
        };

    Seen seen = type("attach run1.2 --lines 1");

    assertEquals(
        """
        Following run1.2 in the store: its node has no door.
        before
        after
        last
        --- run1.2: completed ---
        """,
        seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  @Test
  void whatIsWatchedMayBeDeletedMeanwhile() throws IOException {
    for (String command : List.of("attach run1.2", "monitor job2")) {
      StoredJob job = job();
      waits = () -> job.store().delete(job.record().job());
      Seen seen = type(command);
      assertTrue(seen.text().contains("Could not go on watching " + job.record().job()));
      assertTrue(seen.text().contains(": somebody deleted it meanwhile. Try: list jobs"));
      assertEquals(ExitCode.WRONG_INPUT, seen.code());
    }
  }

  @Test
  void aMonitorPrintsALineForEachChangeWhereNobodyDraws() throws IOException {
    StoredJob job = job();
    interactive = false;
    int[] waited = {0};
    waits =
        () -> {
          switch (waited[0]++) {
            case 3 -> job.end(0, 3, RunState.COMPLETED, "", Map.of(), NOW);
            case 4 -> job.end(1, 4, RunState.COMPLETED, "", Map.of(), NOW);
            case 12 -> job.end(0, 5, RunState.ERROR, "ValueError: 7", Map.of(), NOW);
            case 13 -> job.end(0, 6, RunState.ERROR, "ValueError: 8", Map.of(), NOW);
            default -> {}
          }
        };

    Seen seen = type("monitor job1");

    ApprovedScreen.verify("monitor-lines", seen.text());
    assertEquals(ExitCode.FAILED, seen.code());
  }

  @Test
  void aMonitorDrawsOverWhatItDrewUntilTheJobIsOver() throws IOException {
    StoredJob job = job();
    int[] waited = {0};
    waits =
        () -> {
          if (waited[0]++ == 25) {
            for (int run = 3; run < 7; run++) {
              job.end(0, run, RunState.COMPLETED, "", Map.of(), NOW);
            }
          }
        };

    ApprovedScreen.verify("monitor-drawn", type("monitor job1").text().replace("\u001b", "<ESC>"));
  }
}
