package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Pulse pulse = new Pulse(INTERVAL, 0);
  private long now;

  private void pass(double seconds) {
    now += (long) (seconds * 1e9);
  }

  /** At which seconds it beats while it looks between, and how often it looked. */
  private List<Double> beats(int many, double beating, double looking, List<Double> looks) {
    List<Double> beats = new ArrayList<>();
    while (beats.size() < many) {
      now += pulse.pause(now, true).toNanos();
      if (pulse.takesBeat(now)) {
        beats.add(now / 1e9);
        long began = now;
        pass(beating);
        pulse.beat(began, now, true);
      } else {
        looks.add(now / 1e9);
        pass(looking);
      }
    }
    return beats;
  }

  @Test
  void betweenBeatsItLooksEveryThreeSeconds() {
    List<Double> looks = new ArrayList<>();

    assertEquals(List.of(10.0, 20.0), beats(2, 0, 0, looks));
    assertEquals(List.of(3.0, 6.0, 9.0, 13.0, 16.0, 19.0), looks);
  }

  @Test
  void aHurryIsHeardAlsoWhenItComesJustAsAPauseIsOver() {
    pass(3);
    pulse.hurry();

    assertTrue(pulse.takesBeat(now));
    assertFalse(pulse.takesBeat(now), "once");
  }

  @Test
  void whoHasNothingToLookForWaitsForTheNextBeat() {
    assertEquals(INTERVAL, pulse.pause(0, false));
  }

  @Test
  void looksThatTakeLongDelayABeatByNoMoreThanOneOfThem() {
    List<Double> beats = beats(5, 13, 13, new ArrayList<>());

    for (int i = 1; i < beats.size(); i++) {
      double between = beats.get(i) - beats.get(i - 1);
      assertTrue(between < 10 + 13 + 3, "at " + beats);
    }
  }

  @Test
  void aBeatThatTookLongIsFollowedByTheNextOneAfterABreath() {
    now = INTERVAL.toNanos();
    pulse.beat(now, now + Duration.ofSeconds(13).toNanos(), true);
    pass(13);

    assertEquals(Duration.ofMillis(500), pulse.pause(now, true));
  }

  @Test
  void afterAFailureItBeatsAgainSoon() {
    now = INTERVAL.toNanos();
    pulse.beat(now, now, false);

    assertEquals(Duration.ofMillis(500), pulse.pause(now, true));
    assertEquals(
        Duration.ofMillis(300),
        new Pulse(Duration.ofMillis(300), 0).pause(0, true),
        "a short life's interval is shorter");
  }
}
