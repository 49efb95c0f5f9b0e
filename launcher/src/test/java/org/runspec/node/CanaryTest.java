package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

class CanaryTest {
  private static final NodeName NODE = new NodeName(0, "life");

  @TempDir private java.nio.file.Path folder;
  private final List<String> alarms = new ArrayList<>();
  private long now;

  private Canary canary(int runs) {
    Draft draft = Draft.of(runs, 1, 4, "true").within(Draft.canary());
    Pacer pacer =
        new Pacer() {
          @Override
          public long nanoTime() {
            return now;
          }

          @Override
          public void await(Bell bell, Duration atMost) {}
        };
    return new Canary(draft.multiRun(draft.record(folder)), pacer, alarms::add);
  }

  private static NodeLine claimed(int run) {
    return new NodeLine.Claimed(
        new Claim(
            run,
            1,
            new RunName(1, run + 1),
            NODE,
            "t",
            0,
            Map.of(),
            Map.of(),
            Cause.FIRST,
            0,
            0,
            Instant.EPOCH));
  }

  private static NodeLine ended(int run, RunState state, String reason) {
    return new NodeLine.Ended(
        new RunEnd(
            run,
            1,
            new RunName(1, run + 1),
            Optional.of(NODE),
            "t",
            state,
            Optional.empty(),
            reason,
            Map.of(),
            Map.of(),
            Optional.empty(),
            Instant.EPOCH),
        0);
  }

  private List<String> after(Canary canary, NodeLine... lines) throws IOException {
    for (NodeLine line : lines) {
      canary.hear(line);
    }
    canary.judge();
    return alarms;
  }

  private static void claim(Canary canary, int runs) {
    for (int run = 0; run < runs; run++) {
      canary.hear(claimed(run));
    }
  }

  private static NodeLine[] failures(int from, int to) {
    NodeLine[] lines = new NodeLine[to - from];
    for (int run = from; run < to; run++) {
      lines[run - from] = ended(run, RunState.ERROR, "no module x, line " + run);
    }
    return lines;
  }

  @Test
  void theJobStopsOnceWhenTheFirstRunsAllFailedAlike() throws IOException {
    Canary canary = canary(40);
    claim(canary, 8);

    assertEquals(List.of(), after(canary, failures(0, 4)));
    assertEquals(
        List.of("the canary: the first 5 runs all failed alike: no module x, line 4"),
        after(canary, failures(4, 5)));
    assertEquals(1, after(canary, failures(5, 8)).size());
  }

  @Test
  void laterRunsThatFailWhileTheFirstOnesGoOnAreNoSign() throws IOException {
    Canary canary = canary(40);
    claim(canary, 20);

    assertEquals(List.of(), after(canary, failures(2, 20)));
  }

  @Test
  void whatGoesWellAnywhereEndsTheWatch() throws IOException {
    Canary canary = canary(40);
    claim(canary, 8);

    canary.hear(new NodeLine.Measured(7, 1, new RunName(1, 8), Map.of("loss", 1)));

    assertEquals(List.of(), after(canary, failures(0, 6)));
  }

  @Test
  void soDoesAnotherCause() throws IOException {
    Canary canary = canary(40);
    claim(canary, 8);

    assertEquals(List.of(), after(canary, ended(7, RunState.ERROR, "disk full")));
    assertEquals(List.of(), after(canary, failures(0, 6)));
  }

  @Test
  void runsThatWereCancelledSayNothing() throws IOException {
    Canary canary = canary(40);
    claim(canary, 8);
    canary.hear(ended(30, RunState.CANCELLED, "cancelled by the canary"));

    assertEquals(1, after(canary, failures(0, 5)).size());
  }

  @Test
  void afterTwoMinutesItIsTooLate() throws IOException {
    Canary canary = canary(40);
    claim(canary, 8);
    now += Duration.ofSeconds(121).toNanos();

    assertEquals(List.of(), after(canary, failures(0, 5)));
  }

  @Test
  void aSmallJobHasFewFirstRuns() throws IOException {
    Canary canary = canary(2);
    claim(canary, 2);

    assertEquals(1, after(canary, failures(0, 2)).size());
  }
}
