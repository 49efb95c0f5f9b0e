package org.runspec.spec.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.runspec.spec.tree.Scalar.Null;

/** What unquoted words mean: YAML 1.2's core schema. */
class PlainScalarsTest {
  private record Meaning(Object value, List<String> words) {
    Meaning(Object value, String... words) {
      this(value, List.of(words));
    }
  }

  @TestFactory
  Stream<DynamicTest> wordsMeanWhatYaml12Says() {
    return Stream.of(
            new Meaning(Null.NULL, "", "~", "null", "Null", "NULL"),
            new Meaning(true, "true", "True", "TRUE"),
            new Meaning(false, "false", "False", "FALSE"),
            new Meaning(0L, "0", "-0", "+0", "00", "0x0", "0o0"),
            new Meaning(1L, "1", "+1", "01", "0x1", "0o1"),
            new Meaning(-1L, "-1", "-01"),
            new Meaning(17L, "17", "017", "0x11", "0x0011"),
            new Meaning(15L, "0o17", "0xF", "0xf"),
            new Meaning(Long.MAX_VALUE, "9223372036854775807", "0x7fffffffffffffff"),
            new Meaning(new BigInteger("9223372036854775808"), "9223372036854775808"),
            new Meaning(new BigInteger("-9223372036854775809"), "-9223372036854775809"),
            new Meaning(1e-4, "1e-4", "1E-4", "0.0001", "1.e-4", "+1e-4", ".1e-3", "1.0E-04"),
            new Meaning(0.5, ".5", "0.5", "+.5", "5e-1", "00.5"),
            new Meaning(-0.5, "-.5", "-0.5"),
            new Meaning(1.0, "1.", "1.0", "1e0", "1e+0"),
            new Meaning(Double.NaN, ".nan", ".NaN", ".NAN"),
            new Meaning(
                Double.POSITIVE_INFINITY,
                ".inf",
                ".Inf",
                ".INF",
                "+.inf",
                "+.Inf",
                "+.INF",
                "1e999"),
            new Meaning(Double.NEGATIVE_INFINITY, "-.inf", "-.Inf", "-.INF"))
        .flatMap(
            meaning ->
                meaning.words().stream()
                    .map(
                        word ->
                            DynamicTest.dynamicTest(
                                "'" + word + "' is " + meaning.value(),
                                () -> assertEquals(meaning.value(), PlainScalars.valueOf(word)))));
  }

  @TestFactory
  Stream<DynamicTest> allElseIsText() {
    return List.of(
            "yes",
            "no",
            "on",
            "off",
            "y",
            "N",
            "tRUE",
            "nULL",
            "none",
            "nan",
            "inf",
            "-.nan",
            "1_000",
            "1,000",
            "0b11",
            "0X1F",
            "0O7",
            "0o8",
            "0xG",
            "-0x1",
            "1e",
            "e5",
            "1e5.0",
            ".",
            "-",
            "+",
            "--1",
            "1.2.3",
            "2020-01-01",
            "12:30:45",
            "190:20:30",
            "1 2",
            " 1",
            "１",
            "٣",
            "Infinity",
            "1f",
            "1d",
            "1L",
            "<<",
            "=")
        .stream()
        .map(
            word ->
                DynamicTest.dynamicTest(
                    "'" + word + "'", () -> assertEquals(word, PlainScalars.valueOf(word))));
  }
}
