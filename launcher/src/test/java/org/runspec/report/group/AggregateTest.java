package org.runspec.report.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.report.group.Aggregate.Member;

/** What becomes of the values of a group; as in pandas, what is missing is passed over. */
class AggregateTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static List<Member> members(Object... values) {
    List<Member> members = new ArrayList<>();
    for (Object value : values) {
      members.add(new Member("run1." + (members.size() + 1), value));
    }
    return members;
  }

  private static Optional<Object> of(String aggregate, Object... values) {
    return Aggregate.named(aggregate).orElseThrow().of(members(values));
  }

  @ParameterizedTest
  @CsvSource({
    "count, 4",
    "mean, 5.0",
    "median, 4.5",
    "std, 2.943920288775949",
    "sem, 1.4719601443879744"
  })
  void numbersAreSummedUp(String aggregate, String value) {
    assertEquals(value, of(aggregate, 4, 2.0, 5L, 9).map(String::valueOf).orElseThrow());
  }

  @Test
  void extremesAreTheMembersOwnValues() {
    assertEquals(Optional.of(2), of("min", 4, 2, 9));
    assertEquals(Optional.of("run1.2"), of("argmin", 4, 2, 9));
    assertEquals(Optional.of("run1.3"), of("argmax", 4, 2, 9));
  }

  @Test
  void ofSeveralBestTheFirstByNameIsTold() {
    List<Member> members = members(1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
    Collections.reverse(members);

    assertEquals(Optional.of("run1.2"), Aggregate.ARGMAX.of(members));
  }

  @Test
  void notANumberIsNoValue() {
    assertEquals(Optional.of(2), of("count", Double.NaN, 1, 3));
    assertEquals(Optional.of(2.0), of("mean", Double.NaN, 1, 3));
    assertEquals(Optional.of(1), of("min", Double.NaN, 1, 3));
    assertEquals(Optional.empty(), of("mean", Double.NaN));
    assertEquals(Optional.of(0), of("count"));
  }

  @Test
  void infiniteValuesCount() {
    assertEquals(Optional.of(INFINITE), of("mean", 1.0, INFINITE));
    assertEquals(Optional.of("run1.2"), of("argmax", 1.0, INFINITE));
    assertEquals(Optional.empty(), of("mean", -INFINITE, INFINITE));
    assertEquals(Optional.empty(), of("std", 1.0, INFINITE));
  }

  @Test
  void oneValueHasNoSpread() {
    assertEquals(Optional.empty(), of("std", 1));
    assertEquals(Optional.empty(), of("sem", 1));
  }

  @Test
  void lengthsOfTimeStayLengthsAndTimesHaveExtremesOnly() {
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");

    assertEquals(
        Optional.of(Duration.ofSeconds(90)),
        of("mean", Duration.ofMinutes(1), Duration.ofMinutes(2)));
    assertEquals(Optional.of(noon), of("min", noon.plusMillis(1), noon));
    assertThrows(IllegalArgumentException.class, () -> of("mean", noon));
  }

  @Test
  void textIsCountedOnly() {
    assertEquals(Optional.of(2), of("count", "a", "b"));
    assertThrows(IllegalArgumentException.class, () -> of("max", "a", "b"));
    assertEquals(Optional.of(3.0), of("mean", "auto", 3));
  }

  /** Also where numbers are far from 0 and near each other. */
  @Property(tries = 200)
  void aSpreadDoesNotDependOnWhereTheNumbersLie(
      @ForAll @Size(min = 2, max = 20) List<@DoubleRange(min = -1, max = 1) Double> numbers) {
    double near = (double) of("std", numbers.toArray()).orElseThrow();
    double far = (double) of("std", numbers.stream().map(x -> x + 1e6).toArray()).orElseThrow();

    assertEquals(near, far, 1e-9);
    assertTrue(near >= 0);
  }
}
