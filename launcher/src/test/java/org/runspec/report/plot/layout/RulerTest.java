package org.runspec.report.plot.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.figure.Axis;

/** Where ticks stand, and what is written at them. */
class RulerTest {
  private static List<String> texts(Axis axis, double from, double to, int most) {
    return Ruler.of(axis, Optional.of(new Axis.Span(from, to)), 0.02, most).ticks().stream()
        .map(Tick::text)
        .toList();
  }

  @Test
  void theNumbersOfAnAxisAreItsTicks() {
    assertEquals(
        List.of("2", "4"), texts(Axis.of("depth", false).stoppingAt(List.of(2.0, 4.0)), 2, 4, 5));
    assertEquals(
        List.of("0.0001", "0.003", "0.1"),
        texts(Axis.of("lr", true).stoppingAt(List.of(1e-4, 0.003, 0.1)), 1e-4, 0.1, 6));
  }

  @Test
  void whereThereIsNoRoomForThemRoundNumbersStand() {
    Axis axis = Axis.of("x", false).stoppingAt(List.of(0.0, 1.7, 3.1, 4.0));

    assertEquals(List.of("0", "2", "4"), texts(axis, 0, 4, 3));
  }

  @Test
  void aNumberThatIsTooNearAnotherHasNoText() {
    Axis axis = Axis.of("x", false).stoppingAt(List.of(1.0, 1.01, 100.0));

    assertEquals(List.of("1", "", "100"), texts(axis, 1, 100, 5));
  }
}
