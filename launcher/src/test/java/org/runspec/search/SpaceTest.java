package org.runspec.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.Distribution;
import org.runspec.job.Distribution.Kind;

class SpaceTest {
  private static final Space LISTS =
      new Space(
          List.of(
              new Choices("lr", List.of(0.1, 1, 10), true),
              new Choices("net", List.of("small", true), false)));

  private static Range range(Kind kind, double first, double second, Double step) {
    return new Range(
        "x", new Distribution(kind, List.of(first, second), Optional.ofNullable(step)));
  }

  private static Optional<String> stranger(Range range, Object value) {
    return new Space(List.of(range)).stranger(Map.of("x", value));
  }

  @Test
  void listedValuesAreThoseOfTheListWhateverTheirTypeOfNumber() {
    assertEquals(Optional.empty(), LISTS.stranger(Map.of("lr", 1.0, "net", true, "other", 5)));
    assertEquals(Optional.of("lr"), LISTS.stranger(Map.of("lr", 2, "net", true)));
    assertEquals(Optional.of("net"), LISTS.stranger(Map.of("lr", 10)));
    assertEquals(Map.of("lr", 10), LISTS.of(Map.of("lr", 10, "other", 5)));
  }

  @ParameterizedTest
  @CsvSource({"0.5,true", "0.2,true", "0.9,true", "0.1,false", "1.0,false"})
  void numbersOfARangeLieBetweenItsBounds(double value, boolean lies) {
    assertEquals(lies, stranger(range(Kind.UNIFORM, 0.2, 0.9, null), value).isEmpty());
    assertEquals(lies, stranger(range(Kind.LOGUNIFORM, 0.2, 0.9, null), value).isEmpty());
  }

  @Test
  void stepsAreMultiples() {
    assertEquals(Optional.empty(), stranger(range(Kind.UNIFORM, 16, 64, 16.0), 48));
    assertEquals(Optional.of("x"), stranger(range(Kind.UNIFORM, 16, 64, 16.0), 50));
    assertEquals(Optional.of("x"), stranger(range(Kind.UNIFORM, 16, 64, 16.0), "48"));
  }

  @Test
  void seedsMayBeAny() {
    assertEquals(Optional.empty(), stranger(range(Kind.RANDINT, 0, 10, 1.0), 4711));
  }

  @Test
  void numbersFarFromTheStepsOfARangeAreNone() {
    Range range = range(Kind.UNIFORM, 0, 1000, 1e-4);

    assertEquals(Optional.of("x"), stranger(range, 838.91965));
    assertEquals(Optional.of("x"), stranger(range, 1e-14));
    assertEquals(Optional.empty(), stranger(range, 838.9196));
    assertEquals(Optional.empty(), stranger(range, 0));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1e-12", "0.9e-10"})
  void whatIsBelowTheBoundOfManyOrdersOfMagnitudeIsStrange(double value) {
    assertEquals(Optional.of("x"), stranger(range(Kind.LOGUNIFORM, 1e-10, 1, null), value));
  }

  @Property
  void whatIsDrawnInSmallStepsLiesInThem(@ForAll long bits, @ForAll boolean log) {
    Range range = range(log ? Kind.LOGUNIFORM : Kind.UNIFORM, log ? 1e-9 : 0, 1000, 1e-4);

    assertEquals(Optional.empty(), stranger(range, range.drawn(bits)), "" + range.drawn(bits));
  }

  @Property
  void whatARangeDrawsLiesInIt(@ForAll long bits, @ForAll Kind kind, @ForAll boolean steps) {
    Range range = range(kind, 0.25, 3, steps ? 0.25 : null);

    assertEquals(Optional.empty(), stranger(range, range.drawn(bits)));
  }
}
