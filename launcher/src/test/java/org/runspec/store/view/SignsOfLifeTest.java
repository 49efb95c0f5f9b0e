package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.store.Samples;

class SignsOfLifeTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final NodeName NODE = Samples.NODE;

  private final SignsOfLife signs = new SignsOfLife();

  private void saw(long sequence, NodeState state, int second) {
    signs.saw(Map.of(NODE, Samples.heartbeat(NODE, sequence, state)), nanos(second));
  }

  private Map<NodeName, Duration> silences(int second) {
    return signs.silences(LEASE, nanos(second));
  }

  private static long nanos(int second) {
    return Duration.ofSeconds(second).toNanos();
  }

  @Test
  void oneLookTellsNothing() {
    saw(41, NodeState.SPAWNING, 0);

    assertEquals(Map.of(), silences(0));
  }

  @Test
  void theSameNumberForALeaseIsSilence() {
    saw(41, NodeState.SPAWNING, 0);
    saw(41, NodeState.SPAWNING, 59);
    assertEquals(Map.of(), silences(59));

    saw(41, NodeState.SPAWNING, 75);
    assertEquals(Map.of(NODE, Duration.ofSeconds(75)), silences(75));
  }

  @Test
  void anotherNumberEndsIt() {
    saw(41, NodeState.SPAWNING, 0);
    saw(42, NodeState.SPAWNING, 75);
    assertEquals(Map.of(), silences(75));

    saw(1, NodeState.SPAWNING, 150);
    assertEquals(Map.of(), silences(150), "any other number is a sign");
  }

  @Test
  void whenTheStoreCannotBeReadTheWaitBeginsAgain() {
    saw(41, NodeState.SPAWNING, 0);
    signs.sawNothing(nanos(50));

    assertEquals(Map.of(), silences(75));
    assertEquals(Map.of(NODE, Duration.ofSeconds(60)), silences(110));
  }

  @Test
  void whoSaidThatItEndsIsNotMissed() {
    saw(41, NodeState.SPAWNING, 0);
    saw(42, NodeState.COMPLETED, 5);

    assertEquals(Map.of(), silences(500));
  }
}
