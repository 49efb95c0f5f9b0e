package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunName;
import org.runspec.job.RunState;
import org.runspec.job.Wishes;
import org.runspec.node.journal.Persistence;
import org.runspec.node.journal.Shipper;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

class CanaryTest {
  private static final NodeName NODE = new NodeName(0, "life");
  private static final NodeName OTHER = new NodeName(1, "another");

  @TempDir private Path folder;
  private final List<String> alarms = new ArrayList<>();
  private final Deque<IOException> outages = new ArrayDeque<>();
  private long now;
  private boolean leaving;
  private Knowledge knowledge;
  private final Pacer pacer =
      new Pacer() {
        @Override
        public long nanoTime() {
          return now;
        }

        @Override
        public void await(Bell bell, Duration atMost) {}
      };
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return Instant.EPOCH.plusNanos(now);
        }
      };
  private final Persistence persistence =
      new Persistence(
          pacer,
          () -> leaving,
          new Shipper.Listener() {
            @Override
            public void failed(Exception why) {}

            @Override
            public void worked() {}
          });

  private Canary canary(int runs) {
    return canary(runs, NODE);
  }

  private Canary canary(int runs, NodeName self) {
    Draft draft = Draft.of(runs, 2, 4, "true").within(Draft.canary());
    JobRecord record = draft.record(folder);
    knowledge = new Knowledge(record, self, pacer);
    return new Canary(draft.multiRun(record), self, knowledge, pacer, clock, this::raise);
  }

  private String raise(String reason) throws IOException {
    if (!outages.isEmpty()) {
      throw outages.pop();
    }
    alarms.add(reason);
    return "request" + alarms.size();
  }

  private void wish(ClientRequest... requests) {
    knowledge.learn(new Wishes(List.of(requests)));
  }

  private static ClientRequest request(String id, ClientRequest.Wish wish) {
    return new ClientRequest(id, wish, "ann", Instant.EPOCH);
  }

  private void lives(NodeName node) {
    Heartbeat beat =
        new Heartbeat(
            node, 1, NodeState.SPAWNING, List.of(), "host", 1, Optional.empty(), "", Instant.EPOCH);
    knowledge.learn((board, leases) -> leases.observe(List.of(beat), 0, 0));
  }

  private static NodeLine claimed(int run) {
    return claimed(run, 1, NODE, 0);
  }

  private static NodeLine claimed(int run, int attempt, NodeName node, int second) {
    return new NodeLine.Claimed(
        new Claim(
            run,
            attempt,
            new RunName(1, run + 1),
            node,
            "t",
            0,
            Map.of(),
            Map.of(),
            Cause.FIRST,
            0,
            0,
            Instant.ofEpochSecond(second)));
  }

  private static NodeLine ended(int run, RunState state, String reason) {
    return ended(run, 1, NODE, state, reason);
  }

  private static NodeLine ended(
      int run, int attempt, NodeName node, RunState state, String reason) {
    return new NodeLine.Ended(
        new RunEnd(
            run,
            attempt,
            new RunName(1, run + 1),
            Optional.of(node),
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

  private List<String> after(Canary canary, NodeLine... lines) throws Exception {
    for (NodeLine line : lines) {
      canary.hear(line);
    }
    canary.judge(persistence);
    return alarms;
  }

  private static void claim(Canary canary, int runs) {
    for (int run = 0; run < runs; run++) {
      canary.hear(claimed(run));
    }
  }

  private static NodeLine[] failures(int from, int to) {
    return failures(from, to, 1, NODE);
  }

  private static NodeLine[] failures(int from, int to, int attempt, NodeName node) {
    return IntStream.range(from, to)
        .mapToObj(run -> ended(run, attempt, node, RunState.ERROR, "no module x, line " + run))
        .toArray(NodeLine[]::new);
  }

  @Test
  void theJobStopsOnceWhenTheFirstRunsAllFailedAlike() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);

    assertEquals(List.of(), after(canary, failures(0, 4)));
    assertEquals(
        List.of("the canary: the first 5 runs all failed alike: no module x, line 4"),
        after(canary, failures(4, 5)));
    assertEquals(1, after(canary, failures(5, 8)).size());
  }

  @Test
  void laterRunsThatFailWhileTheFirstOnesGoOnAreNoSign() throws Exception {
    Canary canary = canary(40);
    claim(canary, 20);

    assertEquals(List.of(), after(canary, failures(2, 20)));
  }

  @Test
  void whatGoesWellAnywhereEndsTheWatch() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);

    canary.hear(new NodeLine.Measured(7, 1, new RunName(1, 8), Map.of("loss", 1)));

    assertEquals(List.of(), after(canary, failures(0, 6)));
  }

  @Test
  void soDoesAnotherCause() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);

    assertEquals(List.of(), after(canary, ended(7, RunState.ERROR, "disk full")));
    assertEquals(List.of(), after(canary, failures(0, 6)));
  }

  @Test
  void runsThatWereCancelledSayNothing() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    canary.hear(ended(30, RunState.CANCELLED, "cancelled by the canary"));

    assertEquals(1, after(canary, failures(0, 5)).size());
  }

  @Test
  void afterTwoMinutesItIsTooLate() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    now += Duration.ofSeconds(121).toNanos();

    assertEquals(List.of(), after(canary, failures(0, 5)));
  }

  @Test
  void whichAreCountedFromWhenTheFirstRunBegan() throws Exception {
    Canary canary = canary(40);
    now += Duration.ofMinutes(10).toNanos(); // its node was prepared
    for (int run = 0; run < 8; run++) {
      canary.hear(claimed(run, 1, NODE, 600));
    }
    now += Duration.ofSeconds(110).toNanos();

    assertEquals(1, after(canary, failures(0, 5)).size());
  }

  @Test
  void aNodeThatOnlyReadsOfThemCountsFromThereToo() throws Exception {
    Canary canary = canary(40);
    now += Duration.ofHours(2).toNanos(); // then the first ran out of memory; others are healthy
    claim(canary, 8);

    assertEquals(List.of(), after(canary, failures(0, 5)));
    assertFalse(canary.isHolding());
    assertFalse(canary.wantsNews());
  }

  @Test
  void afterAResumeTheFirstRunIsTheFirstThatBeganBehindIt() throws Exception {
    Canary canary = canary(40);
    now += Duration.ofHours(2).toNanos();
    claim(canary, 2);
    wish(request("1", new ClientRequest.ResumeRuns(Map.of(0, 1, 1, 1))));
    for (int run = 0; run < 5; run++) {
      canary.hear(claimed(run, 2, NODE, 7150 + run));
    }

    assertEquals(1, after(canary, failures(0, 5, 2, NODE)).size());
  }

  @Test
  void aNodeWhoseClockIsAheadDoesNotMakeTheWatchLonger() throws Exception {
    Canary canary = canary(40);
    for (int run = 0; run < 8; run++) {
      canary.hear(claimed(run, 1, OTHER, 3600));
    }
    assertEquals(1, after(canary, failures(0, 5)).size());

    canary = canary(40);
    for (int run = 0; run < 8; run++) {
      canary.hear(claimed(run, 1, OTHER, 3600));
    }
    now += Duration.ofSeconds(121).toNanos();
    assertEquals(1, after(canary, failures(0, 5)).size(), "no further alarm");
  }

  @Test
  void theFirstRunsAreThoseThatBeganFirstNotThoseThatWereHeardFirst() throws Exception {
    Canary canary = canary(40);
    for (int run = 5; run < 10; run++) {
      canary.hear(claimed(run, 1, NODE, 60 + run));
    }
    for (int run = 0; run < 3; run++) {
      canary.hear(claimed(run, 1, OTHER, 60 + run));
    }

    assertEquals(List.of(), after(canary, failures(5, 10)));
    assertEquals(1, after(canary, failures(0, 3, 1, OTHER)).size());
  }

  @Test
  void oneNodeOfSeveralProvesNothingAndWaitsForTheOthers() throws Exception {
    Canary canary = canary(40);
    lives(OTHER);
    claim(canary, 8);

    after(canary, failures(0, 4));
    assertFalse(canary.isHolding(), "too few to say anything");
    assertEquals(List.of(), after(canary, failures(4, 8)));
    assertTrue(canary.isHolding());

    canary.hear(claimed(20, 1, OTHER, 5));
    assertEquals(1, after(canary, failures(20, 21, 1, OTHER)).size());
    assertFalse(canary.isHolding());
  }

  @Test
  void theOthersBeginTheirRuns() throws Exception {
    Canary canary = canary(40, OTHER);
    lives(NODE);
    claim(canary, 8);

    assertEquals(List.of(), after(canary, failures(0, 8)));
    assertFalse(canary.isHolding());
    canary.hear(new NodeLine.Measured(20, 1, new RunName(2, 1), Map.of("loss", 1)));
    assertEquals(List.of(), after(canary, failures(21, 22, 1, OTHER)));
  }

  @Test
  void nobodyWaitsForEver() throws Exception {
    Canary canary = canary(40);
    lives(OTHER);
    claim(canary, 8);
    after(canary, failures(0, 8));
    assertTrue(canary.wantsNews());
    assertFalse(canary.wantsNews(), "it was just asked");
    now += Duration.ofSeconds(4).toNanos();
    assertTrue(canary.wantsNews());

    now += Duration.ofMinutes(2).toNanos();

    assertFalse(canary.isHolding());
    assertFalse(canary.wantsNews());
  }

  @Test
  void whereNothingFailsNobodyWaits() {
    Canary canary = canary(40);
    claim(canary, 40);

    assertFalse(canary.isUneasy());
    assertFalse(canary.isHolding());
    assertFalse(canary.hasStopped());
  }

  @Test
  void whatNoAttemptEndedSaysNothing() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    canary.hear(ended(30, 0, NODE, RunState.ERROR, "the node could not be prepared"));

    assertEquals(1, after(canary, failures(0, 5)).size());
  }

  @Test
  void theStoreIsAskedUntilItHasHeard() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    outages.addAll(List.of(new IOException("away"), new IOException("still away")));

    assertEquals(1, after(canary, failures(0, 5)).size());
    assertEquals(0, outages.size());
  }

  @Test
  void whoGaveUpMayJudgeAgain() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    leaving = true;
    outages.add(new IOException("away"));

    assertThrows(IOException.class, () -> after(canary, failures(0, 5)));
    assertFalse(canary.hasStopped(), "nobody heard of it");
    assertEquals(1, after(canary).size());
  }

  @Test
  void aStopIsOverWhenTheNodeHearsOfItAsOthersDoAlsoIfTheJobIsAlreadyResumed() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    after(canary, failures(0, 5));
    assertTrue(canary.hasStopped());

    ClientRequest other = request("request0", new ClientRequest.CancelRuns(List.of(7)));
    wish(other);
    assertTrue(canary.hasStopped());

    wish(
        other,
        request("request1", new ClientRequest.CancelJob()),
        request("request2", new ClientRequest.ResumeRuns(Map.of(0, 1))));
    assertFalse(canary.hasStopped());
  }

  @Test
  void whatAResumeSetAsideDoesNotCount() throws Exception {
    Canary canary = canary(40);
    claim(canary, 8);
    for (NodeLine line : failures(0, 5)) {
      canary.hear(line);
    }
    wish(
        request(
            "1", new ClientRequest.ResumeRuns(Map.of(0, 1, 1, 1, 2, 1, 3, 1, 4, 1, 5, 0, 6, 0))));

    assertEquals(List.of(), after(canary), "those were before");
    for (int run = 0; run < 5; run++) {
      canary.hear(claimed(run, 2, NODE, -100 + run));
    }
    assertEquals(List.of(), after(canary, failures(0, 4, 2, NODE)));
    assertEquals(1, after(canary, failures(4, 5, 2, NODE)).size());
  }

  @Test
  void aSmallJobHasFewFirstRuns() throws Exception {
    Canary canary = canary(2);
    claim(canary, 2);

    assertEquals(1, after(canary, failures(0, 2)).size());
  }
}
