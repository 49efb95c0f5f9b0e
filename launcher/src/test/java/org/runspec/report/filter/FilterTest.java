package org.runspec.report.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.report.filter.Operator.MATCHES;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
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
          Map.entry("metrics.mixed", "1"),
          Map.entry("hparams.empty", ""),
          Map.entry("hparams.reg", "none"),
          Map.entry("hparams.fill", "null"),
          Map.entry("tags.owner", "ann lee"));

  private static boolean holds(String filter) {
    return Filter.of(filter).among(new Rows(List.of(ROW))).holds(row(ROW));
  }

  private static Row row(Map<String, Object> values) {
    return name -> Optional.ofNullable(values.get(name));
  }

  private record Rows(List<Map<String, Object>> rows) implements Known {
    @Override
    public Set<String> paths() {
      return rows.stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
    }

    @Override
    public Stream<Object> values(String path) {
      return rows.stream().map(row -> row.get(path)).filter(Objects::nonNull);
    }

    @Override
    public Optional<Collection<String>> words(String path) {
      return Optional.empty();
    }
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
        "deep == True",
        "deep = 1",
        "status in (error, running)",
        "status != null",
        "metrics.unheard = none",
        "hparams.reg = none and hparams.fill = null",
        "reg != null and fill != none",
        "hparams.empty = '' and hparams.empty != none and empty != null",
        "owner = 'ann lee' and owner != 'ann''s'",
        "metrics.mixed < 2 or attempt = 3 or metrics.mixed = '1'",
        "attempt < inf and attempt > -Infinity",
      })
  void holdsFor(String filter) {
    assertTrue(holds(filter), filter);
  }

  @Test
  void anExpressionThatIsTooDeepForATextIsTheUsersToChange() {
    Map<String, Object> row = Map.of("reason", "ab".repeat(1_000_000));
    Filter among = Filter.of("reason ~ '(a|b)*c'").among(new Rows(List.of(row)));

    UserProblem refused = assertThrows(UserProblem.class, () -> among.holds(row(row)));

    assertTrue(
        refused.getMessage().contains("too deep for a text of 2000000 characters"),
        refused.getMessage());
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
        "deep = False",
        "deep = 0",
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
        "status = error adn attempt = 1; 15; did you mean and? Try: '",
        "status; 6; instead of =, !=",
        "status =; 8; instead of a value",
        "status = 'error; 9; not closed",
        "(status = error; 15; instead of ')'",
        "status = error); 14; instead of 'and'",
        "status in error; 10; instead of '['",
        "status in [error; 16; instead of ',' or ']'",
        "reason ~ '['; 9; no regular expression",
        "elapsed > soon; 10; no length of time",
        "attempt = two; 10; no number",
        "status < 3; 9; status is text",
        "deep = perhaps; 7; neither true nor false",
        "status in (error]; 16; instead of ',' or ')'",
        "metrics.s1-los = none; 0; Try: metrics.s1-loss",
        "config.lr > 1; 0; Try: hparams.lr",
        "owner = 'ann''; 8; not closed",
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
      assertTrue(e.getMessage().startsWith("Could not use the condition: "), e.getMessage());
    }
  }

  /** The sentences of another reader's grammar, which its users know. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "hparams.lr == 0.1; true",
        "hparams.lr != 0.1; false",
        "hparams.lr < .2; true",
        "hparams.lr >= -1; true",
        "hparams.mode == 'fast'; true",
        "hparams.deep == True; true",
        "hparams.deep == 1; true",
        "hparams.depth == 1.0; true",
        "hparams.mode in ['fast', 'slow']; true",
        "hparams.depth in [2, 3]; false",
        "~ hparams.depth in [2, 3]; true",
        "~hparams.depth == 2 & hparams.lr == 0.1; true",
        "~(hparams.depth == 1 & hparams.lr == 0.1); false",
        "hparams.depth == 2 & hparams.lr == 2 | hparams.mode == 'fast'; true",
        "hparams.depth == 2 & (hparams.lr == 2 | hparams.mode == 'fast'); false",
        "hparams.only_other == 1; false",
        "hparams.only_other != 1; false",
        "~ hparams.only_other == 1; true",
      })
  void anotherReadersConditionsMeanTheSame(String condition, boolean holds) {
    Map<String, Object> row =
        Map.of("hparams.lr", 0.1, "hparams.mode", "fast", "hparams.deep", true, "hparams.depth", 1);
    Known known = new Rows(List.of(row, Map.of("hparams.only_other", 1)));

    assertEquals(holds, Filter.of(condition).among(known).holds(row(row)));
  }

  @Property
  void whatIsWrittenIsReadAgainAsTheSame(@ForAll("written") Condition condition) {
    Condition again = FilterParser.read(new FilterText(condition.toString()));

    assertEquals(condition.toString(), again.toString());
    assertEquals(meaning(condition), meaning(again));
  }

  /** For the row, be it that the two cannot be compared. */
  private static String meaning(Condition condition) {
    try {
      return String.valueOf(condition.holds(row(ROW)));
    } catch (UserProblem e) {
      return e.getMessage();
    }
  }

  @Provide
  Arbitrary<Condition> written() {
    return written(3);
  }

  private static Arbitrary<Condition> written(int depth) {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.of("attempt", "run", "not", "in", "", "it's", "a b", "tags.owner", "a=b"),
            Arbitraries.strings());
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("1", "2", "-1e3", "nan", "inf", "none", "and", "run*", "'", "''", "[x]"),
            Arbitraries.strings());
    Arbitrary<Operator> operators = Arbitraries.of(Operator.class).filter(o -> o != MATCHES);
    Arbitrary<Condition> comparison =
        Combinators.combine(names, operators, values).as(FilterTest::comparison);
    Arbitrary<Condition> absent =
        names.map(name -> new Condition.Absent(new Condition.Name(name, 0), "none"));
    if (depth == 0) {
      return Arbitraries.oneOf(comparison, absent);
    }
    Arbitrary<Condition> part = written(depth - 1);
    Arbitrary<List<Condition>> parts = part.list().ofMinSize(2).ofMaxSize(3);
    return Arbitraries.oneOf(
        part,
        part.map(Condition.Not::new),
        parts.map(Condition.And::new),
        parts.map(Condition.Or::new));
  }

  private static Condition comparison(String name, Operator operator, String value) {
    Literal literal = Literal.of(new FilterText(value), value, true, 0, operator);
    return new Condition.Comparison(new Condition.Name(name, 0), operator, literal);
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
