package org.runspec.spec.yaml;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.runspec.spec.tree.Scalar.Null;

/**
 * What an unquoted word means: YAML 1.2's core schema, which editors use too, so {@code 1e-4} is a
 * number and {@code no} is text.
 */
public final class PlainScalars {
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Map<String, Object> WORDS =
      Map.ofEntries(
          Map.entry("", Null.NULL),
          Map.entry("~", Null.NULL),
          Map.entry("null", Null.NULL),
          Map.entry("Null", Null.NULL),
          Map.entry("NULL", Null.NULL),
          Map.entry("true", true),
          Map.entry("True", true),
          Map.entry("TRUE", true),
          Map.entry("false", false),
          Map.entry("False", false),
          Map.entry("FALSE", false),
          Map.entry(".nan", Double.NaN),
          Map.entry(".NaN", Double.NaN),
          Map.entry(".NAN", Double.NaN),
          Map.entry(".inf", Double.POSITIVE_INFINITY),
          Map.entry(".Inf", Double.POSITIVE_INFINITY),
          Map.entry(".INF", Double.POSITIVE_INFINITY),
          Map.entry("+.inf", Double.POSITIVE_INFINITY),
          Map.entry("+.Inf", Double.POSITIVE_INFINITY),
          Map.entry("+.INF", Double.POSITIVE_INFINITY),
          Map.entry("-.inf", Double.NEGATIVE_INFINITY),
          Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
          Map.entry("-.INF", Double.NEGATIVE_INFINITY));

  private PlainScalars() {}

  /** The value of an unquoted word, as {@link org.runspec.spec.tree.Scalar#value()} holds it. */
  public static Object valueOf(String text) {
    Object word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    if (text.length() > 400) {
      return text;
    }
    if (INTEGER.matcher(text).matches()) {
      return integer(text.startsWith("+") ? text.substring(1) : text, 10);
    }
    if (OCTAL.matcher(text).matches()) {
      return integer(text.substring(2), 8);
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return integer(text.substring(2), 16);
    }
    if (FLOAT.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    return text;
  }

  private static Object integer(String digits, int radix) {
    BigInteger value = new BigInteger(digits, radix);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
