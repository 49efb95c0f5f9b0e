package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.cli.TypedCommands.Seen;
import org.runspec.cli.session.ExitCode;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;

/** Whoever cancels runs waits until they ended, or learns why they do not. */
class CancellingTest extends JobScreens {
  @Test
  void cancellingWaitsForTheNodes() throws IOException {
    StoredJob job = job();
    waits = () -> job.end(0, 3, RunState.CANCELLED, "cancelled by ann", Map.of(), NOW);

    Seen seen = type("cancel run1.2 run1.1");

    assertEquals(
        """
        run1.1 had ended before: completed
        Cancelling run1.2 ...
        Cancelled run1.2.
        """,
        seen.text());
    assertEquals(ExitCode.DONE, seen.code());
    assertEquals(List.of(3), cancelled(job));
  }

  @Test
  void cancellingWithoutWaitingOnlyAsks() throws IOException {
    StoredJob job = job();

    Seen seen = type("cancel run3.1 --no-wait");

    assertEquals("run3.1 had ended before: completed\n", seen.text());
    assertEquals("Asked to cancel run3.2.\n", type("cancel run3.2 --no-wait").text());
    assertEquals(List.of(5), cancelled(job));
  }

  @Test
  void cancellingSaysWhenNobodyHears() throws IOException {
    StoredJob job = job();
    long[] beats = {7};
    waits = () -> job.beat(0, ++beats[0], NodeState.SPAWNING, NOW);

    Seen seen = type("cancel job1");

    assertTrue(seen.text().contains("did not end yet. The request stands"), seen.text());
    assertEquals(ExitCode.TRY_LATER, seen.code());
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), cancelled(job));
  }

  @Test
  void cancellingEndsRunsOfNodesThatAreSilentForALeaseWhateverTheirClocksSay() throws IOException {
    StoredJob job = job();
    job.beat(0, NodeState.SPAWNING, NOW.plusSeconds(86400), 3);

    Seen seen = type("cancel job1");

    assertTrue(seen.text().contains("Cancelled run1.2, run2.2, run3.2, run1.3."), seen.text());
    assertEquals(ExitCode.DONE, seen.code());
  }

  private static List<Integer> cancelled(StoredJob job) throws IOException {
    Wishes wishes = wishesFor(job);
    return IntStream.range(0, 7).filter(wishes::cancelled).boxed().toList();
  }
}
