package org.runspec.report.plot.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers at axes are round, few and short. */
class TicksTest {
  private static String texts(List<Tick> ticks) {
    return ticks.stream().map(Tick::text).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0 0.2 0.4 0.6 0.8 1.0",
    "-0.03, 0.01, −0.03 −0.02 −0.01 0 0.01",
    "0, 9500, 0 2000 4000 6000 8000",
    "0, 20000, 0 5k 10k 15k 20k",
    "1e6, 3.1e6, 1.0M 1.5M 2.0M 2.5M 3.0M",
    "0, 0.00005, 0 1e−5 2e−5 3e−5 4e−5 5e−5",
    "99.99, 100.01, 99.990 99.995 100.000 100.005 100.010",
    "2e15, 6e15, 2e15 3e15 4e15 5e15 6e15"
  })
  void inEvenSteps(double from, double to, String texts) {
    assertEquals(texts, texts(Ticks.linear(from, to, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 10, 0.001 0.01 0.1 1 10",
    "0.05, 2, 0.05 0.1 0.2 0.5 1 2",
    "1e-7, 1e-3, 1e−7 1e−6 1e−5 0.0001 0.001",
    "100, 100000, 100 1000 10000 1e5",
    "1, 2, 1.0 1.2 1.4 1.6 1.8 2.0"
  })
  void inEvenFactors(double from, double to, String texts) {
    assertEquals(texts, texts(Ticks.log(from, to, 5)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4.9e-324",
    "-4.9e-324, 4.9e-324",
    "0, 1e-322",
    "1e18, 1.000000000000000128e18",
    "-1.7e308, 1.7e308"
  })
  void numbersWithoutRoundOnesBetweenThemHaveTicksAtTheirEnds(double from, double to) {
    List<Double> ticks = Ticks.linear(from, to, 20).stream().map(Tick::value).toList();

    assertEquals(List.of(from, to), ticks);
  }

  @Property
  void thereAreSomeAndNeverTooManyAllWithin(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double from,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double width,
      @ForAll @IntRange(min = 2, max = 20) int most) {
    List<Tick> ticks = Ticks.linear(from, from + width, most);

    assertTrue(ticks.size() <= most + 1, ticks::toString);
    ticks.forEach(
        tick ->
            assertTrue(
                tick.value() >= from - width * 1e-6 && tick.value() <= from + width * (1 + 1e-6)));
  }
}
