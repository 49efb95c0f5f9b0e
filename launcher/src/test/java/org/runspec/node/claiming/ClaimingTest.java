package org.runspec.node.claiming;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.Cause;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.Schedule;
import org.runspec.node.claiming.Step.Leave;
import org.runspec.node.claiming.Step.Take;
import org.runspec.node.claiming.Step.Wait;

class ClaimingTest {
  private static final JobShape SHAPE = new JobShape(7, 3, 2, 1);
  private static final NodeName SELF = new NodeName(1, "self");
  private static final NodeName LOWER = new NodeName(0, "low");
  private static final NodeName HIGHER = new NodeName(2, "high");

  private final Board board = new Board(SHAPE);
  private final Leases leases = new Leases(Duration.ofSeconds(60));

  private Step next(Schedule schedule) {
    return new Claiming(SHAPE, schedule, SELF).next(board, leases, 0);
  }

  private Step next() {
    return next(Schedule.DYNAMIC);
  }

  private void live(NodeName node) {
    beat(node, 1, 0, NodeState.SPAWNING);
    beat(node, 2, 1, NodeState.SPAWNING);
  }

  private void beat(NodeName node, long sequence, long at, NodeState state) {
    leases.observe(
        List.of(
            new Heartbeat(
                node, sequence, state, List.of(), "", 1, Optional.empty(), "", Instant.EPOCH)),
        at,
        at);
  }

  private void claimAll(NodeName node) {
    for (int run = 0; run < SHAPE.totalRuns(); run++) {
      board.claimed(run, 1, node);
    }
  }

  @Test
  void cancelledRunsThatWaitAreEndedByOneNode() {
    Claiming claiming = new Claiming(SHAPE, Schedule.DYNAMIC, SELF);
    live(LOWER);
    board.claimed(1, 1, SELF);

    assertEquals(Optional.empty(), claiming.ending(board, leases, run -> run == 1), "it goes on");
    assertEquals(Optional.empty(), claiming.ending(board, leases, run -> run == 0), "not ours");
    assertEquals(Optional.empty(), claiming.ending(board, leases, run -> run == 2), "LOWER's");
    assertEquals(
        Optional.of(new Take(4, 0, Cause.FIRST)), claiming.ending(board, leases, run -> run >= 2));
    leases.over(LOWER);
    assertEquals(
        Optional.of(new Take(2, 0, Cause.FIRST)), claiming.ending(board, leases, run -> run == 2));
  }

  @Test
  void aRunOfWhichTakingFailedIsToBeHadAgain() {
    Take first = (Take) next();
    board.claimed(first.run(), first.after() + 1, SELF);

    board.putBack(first, SELF);

    assertEquals(first, next());
  }

  @Test
  void aRunThatSomebodyElseHasIsNotPutBack() {
    claimAll(SELF);
    Take first = new Take(1, 0, Cause.FIRST);
    board.claimed(1, 2, LOWER);

    board.putBack(first, SELF);

    assertEquals(2, board.attemptOf(1));
  }

  @Test
  void aNodeThatIsARunTakesThatAloneAsOftenAsItComesBack() {
    JobShape direct = new JobShape(3, 3, 1, 1, true);
    Board runs = new Board(direct);
    Claiming claiming = new Claiming(direct, Schedule.DYNAMIC, SELF);
    NodeName before = new NodeName(1, "before");

    assertEquals(new Take(1, 0, Cause.FIRST), claiming.next(runs, leases, 0));
    runs.claimed(1, 1, before);
    assertEquals(new Wait(), claiming.next(runs, leases, 0));
    leases.over(before);
    assertEquals(new Take(1, 1, Cause.LOST), claiming.next(runs, leases, 0));
    runs.claimed(1, 2, SELF);
    assertEquals(new Wait(), claiming.next(runs, leases, 0));
    runs.ended(1, 2);
    assertEquals(new Leave(), claiming.next(runs, leases, 0));
    runs.claimed(2, 1, HIGHER);
    leases.over(HIGHER);
    assertEquals(new Leave(), claiming.next(runs, leases, 0), "it is another node's");
  }

  @Test
  void theRunsOfItsOwnNameComeFirstAndInOrder() {
    assertEquals(new Take(1, 0, Cause.FIRST), next());
    board.claimed(1, 1, SELF);
    assertEquals(new Take(4, 0, Cause.FIRST), next());
  }

  @Test
  void thenTheOthersFromTheEndOfTheirRows() {
    board.claimed(1, 1, SELF);
    board.claimed(4, 1, SELF);
    assertEquals(new Take(5, 0, Cause.FIRST), next());
    board.claimed(5, 1, SELF);
    board.claimed(2, 1, HIGHER);
    assertEquals(new Take(6, 0, Cause.FIRST), next());
  }

  @Test
  void withAStaticScheduleOthersRunsAreTakenOnlyWhenTheirNodeIsGone() {
    board.claimed(1, 1, SELF);
    board.claimed(4, 1, SELF);
    live(LOWER);
    assertEquals(new Wait(), next(Schedule.STATIC));
    beat(LOWER, 3, 2, NodeState.COMPLETED);
    assertEquals(new Take(6, 0, Cause.FIRST), next(Schedule.STATIC));
  }

  @Test
  void whatADeadNodeHeldIsLostAndTakenOver() {
    claimAll(HIGHER);
    live(HIGHER);
    assertEquals(new Wait(), next());
    leases.over(HIGHER);
    assertEquals(new Take(0, 1, Cause.LOST), next());
    board.claimed(0, 2, SELF);
    board.ended(1, 1);
    assertEquals(new Take(2, 1, Cause.LOST), next());
  }

  @Test
  void whatItGaveBackItselfComesBeforeAllElse() {
    board.claimed(4, 1, SELF);
    board.released(4, 1, SELF, Cause.CONTINUED);
    assertEquals(new Take(4, 1, Cause.CONTINUED), next());
    board.claimed(4, 2, SELF);
    assertEquals(new Take(1, 0, Cause.FIRST), next());
  }

  @Test
  void aResumedRunIsTakenAgainAndItsOldEndCountsNoLonger() {
    for (int run = 0; run < SHAPE.totalRuns(); run++) {
      board.ended(run, 1);
    }
    assertEquals(new Leave(), next());
    board.resumed(4, 1);
    board.ended(4, 1); // news that comes late
    assertEquals(new Take(4, 1, Cause.RESUMED), next());
    board.claimed(4, 2, SELF);
    board.resumed(4, 1);
    assertEquals(new Wait(), next());
    board.ended(4, 2);
    assertEquals(new Leave(), next());
  }

  @Test
  void theLowestOfTheLivingStaysUntilAllRunsHaveEnded() {
    claimAll(HIGHER);
    live(HIGHER);
    assertEquals(new Wait(), next());
    live(LOWER);
    assertEquals(new Leave(), next());
  }

  @Test
  void aNodeStaysWhileARunGoesOnInAnotherOfItsSlots() {
    claimAll(HIGHER);
    board.claimed(1, 2, SELF);
    live(HIGHER);
    live(LOWER);
    assertEquals(new Wait(), next());
  }

  @Test
  void oldNewsChangesNothing() {
    board.claimed(1, 3, HIGHER);
    board.claimed(1, 2, LOWER);
    board.released(1, 2, SELF, Cause.RETRIED);
    assertEquals(Optional.of(new Stand.Held(3, HIGHER)), board.of(1));
    board.ended(1, 2); // whichever attempt decided: the run has its end
    assertEquals(Optional.of(new Stand.Ended(3)), board.of(1));
  }
}
