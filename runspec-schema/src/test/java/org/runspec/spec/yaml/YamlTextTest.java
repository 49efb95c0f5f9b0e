package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Scalar.Null;
import org.runspec.spec.tree.Sequence;

/** Written and read back, a tree is the same, whatever it holds. */
class YamlTextTest {
  private static final Provenance NOWHERE = Provenance.written(Position.ofFile("made"));
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "~",
          "null",
          "true",
          "NO",
          "1",
          "0o7",
          "1e5",
          "1_000",
          ".inf",
          ".nan",
          "-",
          "?",
          ":",
          "#",
          "<<",
          "=",
          "---",
          "...",
          "- a",
          "a: b",
          "a #b",
          "#c",
          "*x",
          "&x",
          "!x",
          "!!int 5",
          "%TAG",
          "@",
          "`",
          "'",
          "\"",
          "\\",
          "''",
          "\"\"",
          "it's",
          "[",
          "]",
          "{}",
          "[a, b]",
          ",",
          "|",
          ">",
          "|-",
          "\t",
          "\ttab",
          "trailing ",
          " leading",
          "two\nlines",
          "\n",
          "\r\n",
          "a\rb",
          "end\n",
          "\n\nstart",
          "a\n\n\nb\n",
          "  x\n y",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\u0000",
          "\u001B[1m",
          "\u007F",
          "ü",
          "日本",
          "😀",
          "e\u0301",
          "<name>",
          "$datastore",
          "C:\\x",
          "2020-01-01",
          "12:30",
          "a".repeat(300),
          "key ".repeat(60));

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  boolean anyTreeIsReadBackEqual(@ForAll("mappings") Mapping tree) {
    String text = YamlText.of(tree, new IdentityHashMap<>(), scalar -> Optional.empty());

    return PlainValues.of(tree).equals(Reading.valueOf(text));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  boolean whatWasReadIsWrittenTheSameAgain(@ForAll("mappings") Mapping tree) {
    String text = YamlText.of(tree, new IdentityHashMap<>(), scalar -> Optional.empty());
    Mapping read = Reading.of(text).mapping();

    return text.equals(YamlText.of(read, new IdentityHashMap<>(), scalar -> Optional.empty()));
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  @SuppressWarnings("ReferenceEquality") // this one use, not every equal scalar
  boolean hyperparametersAreReadBackAsAliases(@ForAll("scalars") Scalar value) {
    Mapping body = mapping(Map.of("tuned_value", value));
    IdentityHashMap<Mapping, String> anchors = new IdentityHashMap<>();
    anchors.put(body, "the-lr_1");
    Scalar use = Scalar.of("a use", NOWHERE);
    Mapping tree =
        new Mapping(List.of(entry("hyperparameter", body), entry("property", use)), NOWHERE);

    String text =
        YamlText.of(
            tree, anchors, scalar -> scalar == use ? Optional.of("the-lr_1") : Optional.empty());

    Object expected = PlainValues.of(body);
    return Reading.of(text).problems().isEmpty()
        && Reading.of(text).document().orElseThrow().anchors().get(0).name().equals("the-lr_1")
        && PlainValues.of(Reading.of(text).at("property")).equals(expected);
  }

  @Provide
  Arbitrary<Scalar> scalars() {
    return Arbitraries.oneOf(
        strings().map(text -> Scalar.of(text, NOWHERE)),
        Arbitraries.longs().map(number -> Scalar.of(number, NOWHERE)),
        Arbitraries.doubles().map(number -> Scalar.of(number, NOWHERE)),
        Arbitraries.bigIntegers().map(YamlTextTest::integer),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
            .map(number -> Scalar.of(number, NOWHERE)),
        Arbitraries.of(true, false).map(truth -> Scalar.of(truth, NOWHERE)),
        Arbitraries.just(Scalar.of(Null.NULL, NOWHERE)),
        Arbitraries.of("0x1F", "0o17", "017", "+1", "1e-4", ".5", "~", "True", "1E3", "")
            .map(word -> new Scalar(PlainScalars.valueOf(word), word, NOWHERE)));
  }

  private static Scalar integer(BigInteger value) {
    return Scalar.of(value.bitLength() < Long.SIZE ? (Object) value.longValue() : value, NOWHERE);
  }

  private static Arbitrary<String> strings() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.of(HOSTILE)),
        Tuple.of(2, Arbitraries.strings().ofMaxLength(40).filter(YamlTextTest::isText)),
        Tuple.of(
            2,
            Arbitraries.strings().withChars(" :#-?'\"\\\n\r\t[]{},&*!|>%@`<~a1.").ofMaxLength(12)));
  }

  /** No file holds half of a character. */
  private static boolean isText(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  @Provide
  Arbitrary<Mapping> mappings() {
    return nodes(3).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  private Arbitrary<Node> nodes(int depth) {
    if (depth == 0) {
      return scalars().map(Node.class::cast);
    }
    Arbitrary<Node> inner = Arbitraries.lazy(() -> nodes(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalars().map(Node.class::cast)),
        Tuple.of(2, inner.list().ofMaxSize(4).map(items -> new Sequence(items, NOWHERE))),
        Tuple.of(4, Arbitraries.maps(strings(), inner).ofMaxSize(5).map(YamlTextTest::mapping)));
  }

  private static Mapping mapping(Map<String, ? extends Node> values) {
    List<Mapping.Entry> entries = new ArrayList<>();
    new HashMap<>(values).forEach((key, value) -> entries.add(entry(key, value)));
    return new Mapping(entries, NOWHERE);
  }

  private static Mapping.Entry entry(String key, Node value) {
    return new Mapping.Entry(key, NOWHERE.position(), value);
  }

  @Test
  void numbersStayAsTheyWereWritten() {
    String text = "a: 4.0e-4\nb: 0x1F\nc: +1\nd: 1e5\ne: ~\nf: True\n";

    assertEquals(
        text,
        YamlText.of(
            Reading.of(text).mapping(), new IdentityHashMap<>(), scalar -> Optional.empty()));
  }
}
