package org.runspec.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.runspec.run.journal.JournalLine.Step;

class JournalRoundTripTest {
  /** A time to the millisecond; journals hold no more. */
  private static final Instant TIME = Instant.parse("2026-11-20T06:24:24.120Z");

  private static final List<String> RESERVED =
      List.of("stage", "hrs", "time", "hpmax", "bad_report", "restarted", "reason");

  @Property
  void whatIsWrittenIsRead(@ForAll("lines") JournalLine line) throws IOException {
    String text = JournalFormat.write(line);
    assertFalse(text.contains("\n"), text);
    assertEquals(line, JournalFormat.read(text));
  }

  @Property
  void aDoubleReadsBackAsItself(@ForAll("anyDouble") double value) throws IOException {
    String text = ShortestDecimal.of(value);
    assertEquals(value, JsonText.read(text));
    assertFalse(text.matches("-?[0-9]+"), () -> text + " would be read as an integer");
  }

  @Property
  void noShorterDecimalReadsBackAsTheSameDouble(@ForAll("finiteDouble") double value) {
    BigDecimal written = new BigDecimal(ShortestDecimal.of(value)).stripTrailingZeros();
    int digits = written.precision();
    if (digits > 1) {
      BigDecimal exact = new BigDecimal(value);
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
        double shorter = exact.round(new MathContext(digits - 1, mode)).doubleValue();
        assertTrue(shorter != value, () -> written + " is not the shortest");
      }
    }
  }

  @Example
  void decimalsLookAsPythonWritesThem() {
    Map.ofEntries(
            Map.entry(4.0e-4, "0.0004"),
            Map.entry(1.0e-4, "0.0001"),
            Map.entry(9.9e-5, "9.9e-05"),
            Map.entry(1.0, "1.0"),
            Map.entry(-0.0, "-0.0"),
            Map.entry(Double.valueOf("2e23"), "2e+23"),
            Map.entry(1.0e15, "1000000000000000.0"),
            Map.entry(1.0e16, "1e+16"),
            Map.entry(1.5e300, "1.5e+300"),
            Map.entry(Double.MIN_VALUE, "5e-324"),
            Map.entry(123456.789, "123456.789"))
        .forEach((value, text) -> assertEquals(text, ShortestDecimal.of(value)));
  }

  @Property
  void renamedMetricsStayDistinct(
      @ForAll("names") String first, @ForAll("names") String second, @ForAll("names") String step) {
    MetricNames names = new MetricNames(note -> {});
    String stepKey = names.step(step);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(first, 1.0);
    metrics.put(second, 2.0);
    Map<String, Double> safe = names.metrics(metrics, stepKey);
    assertEquals(metrics.size(), safe.size());
    assertFalse(safe.containsKey(stepKey));
    assertTrue(Collections.disjoint(safe.keySet(), RESERVED), () -> safe.toString());
    assertEquals(metrics, MetricNames.reported(safe, stepKey));
  }

  @Provide
  Arbitrary<String> names() {
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.of(RESERVED), Arbitraries.of("iters", "step_time", "x")),
            Arbitraries.of("", "_", "__"))
        .as(String::concat);
  }

  @Provide
  Arbitrary<Double> anyDouble() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble),
        Arbitraries.doubles(),
        Arbitraries.integers().map(Integer::doubleValue),
        Arbitraries.integers().between(-1074, 1023).map(exponent -> Math.scalb(1.0, exponent)));
  }

  @Provide
  Arbitrary<Double> finiteDouble() {
    return anyDouble().filter(value -> Double.isFinite(value) && value != 0.0);
  }

  @Provide
  Arbitrary<JournalLine> lines() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .filter(s -> s.codePoints().noneMatch(JournalRoundTripTest::isSurrogate));
    Arbitrary<Integer> stage = Arbitraries.integers().between(1, 1000);
    Arbitrary<Map<String, Double>> metrics =
        Arbitraries.maps(text.map(name -> "m" + name), anyDouble()).ofMaxSize(5);
    Arbitrary<Step> step =
        Combinators.combine(Arbitraries.of("iters", "epoch", "схід"), Arbitraries.longs())
            .as(Step::new);
    Arbitrary<Object> hparam =
        Arbitraries.oneOf(
            text.asGeneric(),
            anyDouble().asGeneric(),
            Arbitraries.longs().asGeneric(),
            Arbitraries.longs().map(n -> BigInteger.valueOf(n).abs().setBit(64)).asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            anyDouble().list().ofMaxSize(3).asGeneric());
    return Arbitraries.oneOf(
        Arbitraries.maps(text, hparam).ofMinSize(1).ofMaxSize(5).map(JournalLine.Hparams::new),
        Combinators.combine(stage, step, metrics, anyDouble())
            .as((s, at, m, h) -> new JournalLine.Row(s, at.name(), at.count(), m, h, TIME)),
        Combinators.combine(stage, metrics).as(JournalLine.Summary::new),
        Combinators.combine(stage, text, step.optional())
            .as((s, path, at) -> new JournalLine.Checkpoint(s, path, at)),
        Combinators.combine(stage, text).as(JournalLine.Artifact::new),
        Combinators.combine(stage, text, text).as(JournalLine.BadReport::new),
        anyDouble().map(JournalLine.Objective::new),
        Combinators.combine(stage, text, anyDouble())
            .as((s, why, h) -> new JournalLine.Ended(new Ending.Failed(s, why), h, TIME)),
        Combinators.combine(
                stage, Arbitraries.of(JournalLine.Restarted.Cause.values()), anyDouble())
            .as((s, why, h) -> new JournalLine.Restarted(s, why, h, TIME)),
        Combinators.combine(text, anyDouble())
            .as((why, h) -> new JournalLine.Ended(new Ending.Stopped(why), h, TIME)),
        anyDouble().map(h -> new JournalLine.Ended(new Ending.Cancelled(), h, TIME)),
        anyDouble().map(h -> new JournalLine.Ended(new Ending.Completed(), h, TIME)));
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
