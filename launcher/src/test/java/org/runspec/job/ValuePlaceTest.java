package org.runspec.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.job.MultiRun.Command;
import org.runspec.job.MultiRun.SearchPlan;

/** A run's values in the places that its command has for them. */
class ValuePlaceTest {
  private static final SearchPlan SEARCH =
      new SearchPlan(
          Optional.of("random"),
          0,
          List.of(
              new SearchPlan.Dimension(
                  "lr",
                  List.of(0.01, 0.1),
                  Optional.of(List.of(".01", "1e-1")),
                  true,
                  Optional.empty()),
              SearchPlan.Dimension.of("n", List.of(1.0e-7, 2), true)),
          List.of(),
          Optional.empty());

  private static List<String> filled(boolean shell, Map<String, Object> hparams, String... words) {
    return ValuePlace.filled(
            new Command(List.of(words), shell), SEARCH, hparams, text -> "<" + text + ">")
        .words();
  }

  @ParameterizedTest
  @CsvSource({"0.01,.01", "0.1,1e-1", "0.5,0.5"})
  void aValueIsWrittenAsItWas(double value, String text) {
    assertEquals(List.of("--lr=" + text), filled(false, Map.of("lr", value), "--lr={hp:lr}"));
  }

  @Test
  void whatNobodyWroteIsWrittenAsPeopleDo() {
    assertEquals(List.of("1E-7 2"), filled(false, Map.of("n", 1e-7, "m", 2), "{hp:n} {hp:m}"));
  }

  @Test
  void aShellGetsEachValueAsOneWord() {
    Map<String, Object> hostile = Map.of("a", "$(rm) 'x' \\1 $1", "lr", 0.01);

    assertEquals(
        List.of("train --a=<$(rm) 'x' \\1 $1> --lr=<.01>"),
        filled(true, hostile, "train --a={hp:a} --lr={hp:lr}"));
    assertEquals(List.of("--a=$(rm) 'x' \\1 $1", "{}"), filled(false, hostile, "--a={hp:a}", "{}"));
  }

  @Test
  void aPlaceWithoutAValueIsNone() {
    assertEquals(List.of("{hp:x}", "{hp:}"), filled(false, Map.of("lr", 1), "{hp:x}", "{hp:}"));
    assertEquals(
        Set.of("b", "a"), ValuePlace.in(new Command(List.of("{hp:b}{hp:a} {hp:b}"), true)));
  }

  @Test
  void aValueThatCameFromAFileIsTheSame() throws CorruptRecordException {
    SearchPlan read = RecordFormat.read(RecordFormat.file(SEARCH), SearchPlan.class);

    assertEquals("2", read.text("n", 2L));
    assertEquals(".01", read.text("lr", 0.01));
  }
}
