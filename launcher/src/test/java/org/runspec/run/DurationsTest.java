package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "90, PT90S",
    "0.5, PT0.5S",
    "1e3, PT1000S",
    "45s, PT45S",
    "30m, PT30M",
    "1h30m, PT1H30M",
    "1h 30m, PT1H30M",
    "2d, P2D",
    "1d2h3m4s, P1DT2H3M4S",
  })
  void readsSecondsAndParts(String text, Duration expected) {
    assertEquals(Optional.of(expected), Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "soon", "-1", "1.5h", "30m1h", "10 s", "1e99", "99999999999999999999d"})
  void refusesAllElse(String text) {
    assertEquals(Optional.empty(), Durations.parse(text));
  }
}
