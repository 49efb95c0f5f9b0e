package org.runspec.report.plot.figure;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A colour.
 *
 * @param value red, green and blue of 8 bits each
 */
public record Rgb(int value) {
  private static final int MOST = 0xffffff;
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("black", 0x000000),
          Map.entry("gray", 0x777777),
          Map.entry("grey", 0x777777),
          Map.entry("white", 0xffffff),
          Map.entry("blue", 0x0072b2),
          Map.entry("orange", 0xe69f00),
          Map.entry("green", 0x009e73),
          Map.entry("red", 0xd62728),
          Map.entry("vermilion", 0xd55e00),
          Map.entry("pink", 0xcc79a7),
          Map.entry("purple", 0x7b4ea3),
          Map.entry("sky", 0x56b4e9),
          Map.entry("cyan", 0x17becf),
          Map.entry("yellow", 0xdcc416),
          Map.entry("brown", 0x8c564b));

  public Rgb {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException("no colour: " + value);
    }
  }

  /** Reads {@code #d55e00}, {@code #d50} or a name; empty if it is none. */
  public static Optional<Rgb> parse(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (word.matches("#[0-9a-f]{3}")) {
      word = word.replaceAll("([0-9a-f])", "$1$1");
    }
    return word.matches("#[0-9a-f]{6}")
        ? Optional.of(new Rgb(Integer.parseInt(word.substring(1), 16)))
        : Optional.ofNullable(NAMED.get(word)).map(Rgb::new);
  }

  /** The names that {@link #parse} knows. */
  public static Set<String> names() {
    return NAMED.keySet();
  }

  /** Such as {@code #d55e00}. */
  public String hex() {
    return String.format(Locale.ROOT, "#%06x", value);
  }

  int red() {
    return value >> 16;
  }

  int green() {
    return value >> 8 & 0xff;
  }

  int blue() {
    return value & 0xff;
  }

  /** A colour between this and another. */
  Rgb towards(Rgb other, double share) {
    return new Rgb(
        between(red(), other.red(), share) << 16
            | between(green(), other.green(), share) << 8
            | between(blue(), other.blue(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
