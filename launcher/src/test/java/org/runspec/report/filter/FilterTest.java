package org.runspec.report.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.problem.UserProblem;

/** Conditions on rows: what they mean, and what is said of wrong ones. */
class FilterTest {
  private static final Map<String, Object> ROW =
      Map.ofEntries(
          Map.entry("run", "run1.10"),
          Map.entry("status", "error"),
          Map.entry("reason", "ValueError: out of memory"),
          Map.entry("attempt", 2),
          Map.entry("elapsed", Duration.ofMinutes(90)),
          Map.entry("started", Instant.parse("2026-11-20T12:00:00Z")),
          Map.entry("metrics.s1-loss", 0.25),
          Map.entry("metrics.nothing", Double.NaN),
          Map.entry("metrics.acc", 0.5),
          Map.entry("hparams.lr", 3e-5),
          Map.entry("hparams.deep", true),
          Map.entry("hparams.acc", "high"),
          Map.entry("tags.owner", "ann lee"));

  private static boolean holds(String filter) {
    return Filter.of(filter)
        .among(Set.copyOf(ROW.keySet()), Map.of())
        .holds(name -> Optional.ofNullable(ROW.get(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = error",
        "status==error and attempt>=2",
        "s1-loss<0.3 && s1-loss > .2",
        "metrics.s1-loss = 2.5e-1",
        "lr = 3e-05",
        "lr in [0.1, 0.00003]",
        "status not in [completed, running]",
        "not status in [completed, running]",
        "~ status = completed",
        "! (status = completed | attempt = 1)",
        "attempt = 1 or attempt = 2",
        "attempt = 1 and attempt = 3 or attempt = 2",
        "run = run1.*",
        "run = 'run1.10'",
        "run != 'run1.*'",
        "run > run1.9",
        "reason ~ 'out of .em'",
        "reason ~ ^ValueError",
        "elapsed > 1h",
        "elapsed = 1h30m",
        "elapsed = 1:30:00",
        "elapsed >= 5400",
        "started > 2026-11-01",
        "started = 2026-11-20",
        "started <= 2026-11-20",
        "started > 2026-11-20T11:59:59Z",
        "deep = true",
        "nothing = nan",
        "nothing != 1",
        "tags.owner = \"ann lee\"",
        "`tags.owner` = 'ann*' or owner ~ ann",
        "status != none",
        "hparams.acc = high and metrics.acc = 0.5",
      })
  void holdsFor(String filter) {
    assertTrue(holds(filter), filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status = Error",
        "run = run1.1?*0",
        "run = 'run1.*'",
        "s1-loss >= 0.3",
        "nothing < 1",
        "nothing > 1",
        "nothing = 1",
        "elapsed < 90m",
        "started < 2026-11-20",
        "started > 2026-11-20",
        "status = none",
        "attempt = two",
      })
  void doesNotHoldFor(String filter) {
    assertFalse(holds(filter), filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "los < 1; 0; there is no column 'los'",
        "s1-los < 1; 0; Try: s1-loss",
        "loss < 1; 0; Try: s1-loss",
        "LOS < 1; 0; Try: s1-loss",
        "statsu = error; 0; Try: status",
        "acc = 1; 0; several columns are called so",
        "status = error adn attempt = 1; 15; did you mean and?",
        "status; 6; instead of =, !=",
        "status =; 8; instead of a value",
        "status = 'error; 9; not closed",
        "(status = error; 15; instead of ')'",
        "status = error); 14; instead of 'and'",
        "status in error; 10; instead of '['",
        "status in [error; 16; instead of ',' or ']'",
        "reason ~ '['; 9; no regular expression",
        "elapsed > soon; 10; no length of time",
        "started > 2026-13-01; 10; no time",
        "= 1; 0; instead of the name",
      })
  void whatIsWrongIsShownAtItsPlace(String filter, int column, String words) {
    UserProblem problem = assertThrows(UserProblem.class, () -> holds(filter));

    assertTrue(problem.getMessage().contains(words), problem.getMessage());
    assertEquals(column, problem.mark().orElseThrow().column());
  }

  @Property
  void anyTextIsAConditionOrAProblemOfTheUser(@ForAll("conditions") String text) {
    try {
      holds(text);
    } catch (UserProblem e) {
      assertTrue(e.getMessage().startsWith("Could not use the filter: "), e.getMessage());
    }
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> words =
        Arbitraries.of(
            "status",
            "s1-loss",
            "elapsed",
            "started",
            "nothing",
            "=",
            "<",
            "~",
            "!",
            "and",
            "or",
            "not",
            "in",
            "[",
            "]",
            "(",
            ")",
            ",",
            "1",
            "1e999",
            "2026-11-01",
            "12:30",
            "'a b'",
            "none",
            "*",
            "nan",
            "inf",
            "1h",
            "\"",
            "run");
    return Arbitraries.oneOf(
        Arbitraries.strings(), words.list().ofMaxSize(12).map(some -> String.join(" ", some)));
  }

  @Property(tries = 30)
  void nestingIsNoTrouble(@ForAll("depths") int depth) {
    for (String opening : List.of("(", "not ", "~")) {
      assertThrows(UserProblem.class, () -> holds(opening.repeat(depth) + "status"));
    }
  }

  @Provide
  Arbitrary<Integer> depths() {
    return Arbitraries.integers().between(1, 20_000);
  }
}
