package org.runspec.run.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.run.program.report.Report.Metrics;
import org.runspec.spec.problem.UserProblem;

class OutputLinesSourceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "step (?P<step>\\d+): val_loss=(?P<val_loss>\\S+)",
        "step (?<step>\\d+): val_loss=(?<val_loss>\\S+)",
        "[(?<]*step (?<step>\\d+)(?<!x): val_loss=(?P<val_loss>\\S+)\\(?"
      })
  void groupsAreWrittenAsInJavaOrPython(String pattern) {
    OutputLinesSource source = source(pattern);
    feed(source, "starting\nstep 10: val_loss=0.25\nstep 20: val_lo");
    assertEquals(List.of(row(10, "val_loss", 0.25)), source.poll());
    feed(source, "ss=inf\nstep 30: val_loss=1e-3");
    assertEquals(List.of(row(20, "val_loss", Double.POSITIVE_INFINITY)), source.poll());
    assertEquals(List.of(row(30, "val_loss", 0.001)), source.finish());
  }

  @Test
  void progressBarsAndColoursAreLinesToo() {
    OutputLinesSource source = source("(?P<step>\\d+)/100.*loss=(?P<loss>[\\d.]+)");
    feed(source, "\r 1/100 \u001B[32mloss=\u001B[0m3\r 2/100 loss=2\r\n");
    assertEquals(List.of(row(1, "loss", 3), row(2, "loss", 2)), source.poll());
  }

  @Test
  void alternativesThatTookNoPartAreLeftOut() {
    OutputLinesSource source = source("loss (?P<loss>\\S+)|acc (?P<acc>\\S+)");
    feed(source, "loss 1 acc 2\nloss n/a\n");
    assertEquals(List.of(row(1, "loss", 1), row(2, "acc", 2)), source.poll());
  }

  @Test
  void backReferencesKeepTheirMeaning() {
    OutputLinesSource source = source("(?P<quote_1>['\"])(?P<loss>\\d+)(?P=quote_1)");
    feed(source, "'7\" \"8\"\n");
    assertEquals(
        List.of(new Metrics(1, Map.of("loss", 8.0), Map.of("quote_1", "\""))), source.poll());
  }

  @Test
  void anEndlessLineIsCutNotKept() {
    OutputLinesSource source = source("^(?P<loss>\\d)x");
    feed(source, "7" + "x".repeat(1 << 20));
    feed(source, "x".repeat(1 << 20) + "\n");
    assertEquals(List.of(row(1, "loss", 7)), source.poll());
  }

  @Test
  void aPatternThatMeasuresNothingIsRefused() {
    UserProblem none = assertThrows(UserProblem.class, () -> NamedPattern.compile("loss (.*)"));
    assertTrue(none.getMessage().contains("it has no named group"), none.getMessage());
    UserProblem broken =
        assertThrows(UserProblem.class, () -> NamedPattern.compile("(?P<loss>[0-9"));
    assertTrue(broken.getMessage().contains("Unclosed character class"), broken.getMessage());
    assertThrows(UserProblem.class, () -> NamedPattern.compile("(?P<a>.)(?P<a>.)"));
  }

  private static OutputLinesSource source(String pattern) {
    return new OutputLinesSource(NamedPattern.compile(pattern), "step");
  }

  private static void feed(OutputLinesSource source, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    source.feed(bytes, 0, bytes.length);
  }

  private static Metrics row(double step, String name, double value) {
    return new Metrics(step, Map.of(name, value), Map.of());
  }
}
