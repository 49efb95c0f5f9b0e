package org.runspec.node.claiming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;

class LeasesTest {
  private static final NodeName OTHER = new NodeName(0, "a");
  private final Leases leases = new Leases(Duration.ofSeconds(60));

  private static Heartbeat beat(long sequence, NodeState state) {
    return new Heartbeat(
        OTHER, sequence, state, List.of(), "h", 1, Optional.empty(), "", Instant.EPOCH);
  }

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  private Standing read(double at, long sequence) {
    return read(at, at, sequence);
  }

  private Standing read(double began, double ended, long sequence) {
    leases.observe(List.of(beat(sequence, NodeState.SPAWNING)), seconds(began), seconds(ended));
    return leases.of(OTHER);
  }

  @Test
  void aNumberThatStaysTheSameForALeaseHasRunOut() {
    assertEquals(Standing.PRESUMED, read(0, 5));
    assertEquals(Standing.PRESUMED, read(59, 5));
    assertEquals(Standing.EXPIRED, read(60, 5));
    assertEquals(Standing.LIVE, read(61, 6));
    assertEquals(Standing.LIVE, read(120, 6));
    assertEquals(Standing.EXPIRED, read(121, 6));
  }

  @Test
  void aReadThatFailedRestartsTheWait() {
    read(0, 5);
    leases.readFailed();
    assertEquals(Standing.PRESUMED, read(70, 5));
    assertEquals(Standing.PRESUMED, read(129, 5));
    assertEquals(Standing.EXPIRED, read(130, 5));
  }

  @Test
  void anObserverThatStoodStillInTheMiddleOfAReadJudgesNobody() {
    read(0, 5);
    // what it read it read before it stood still
    assertEquals(Standing.PRESUMED, read(1, 500, 5));
    assertEquals(Standing.LIVE, read(501, 42));
  }

  @Test
  void aWaitBeginsWhenTheFirstReadIsComplete() {
    read(0, 30, 5);
    assertEquals(Standing.PRESUMED, read(60, 5));
    assertEquals(Standing.EXPIRED, read(90, 5));
  }

  @Test
  void whoSaysThatItLeavesHasLeftAtOnceAndForEver() {
    leases.observe(List.of(beat(9, NodeState.COMPLETED)), 0, 0);
    assertEquals(Standing.LEFT, leases.of(OTHER));
    assertEquals(Standing.LEFT, read(1, 8)); // an old read that comes late
  }

  @Test
  void aNodeIsAsAliveAsTheBestOfItsLives() {
    read(0, 5);
    leases.over(new NodeName(0, "earlier"));
    assertEquals(Optional.of(Standing.PRESUMED), leases.of(0));
    assertEquals(Optional.empty(), leases.of(1));
    assertEquals(Standing.UNKNOWN, leases.of(new NodeName(7, "x")));
  }

  @Test
  void aLowerNodeLivesOnlyIfItShowedSomethingNew() {
    read(0, 5);
    assertFalse(leases.isLowerLive(1, seconds(-1)), "its number may be an old one");
    read(10, 6);
    assertTrue(leases.isLowerLive(1, seconds(5)));
    assertFalse(leases.isLowerLive(1, seconds(11)), "it may have died since");
    assertFalse(leases.isLowerLive(0, seconds(5)), "it is not lower than itself");
  }
}
