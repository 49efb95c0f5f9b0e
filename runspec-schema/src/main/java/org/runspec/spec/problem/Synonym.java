package org.runspec.spec.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that other programs have for what is known here; no slips, which {@link Nearest} finds. */
public final class Synonym {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("avg", "mean"),
          Map.entry("average", "mean"),
          Map.entry("mid", "median"),
          Map.entry("sd", "std"),
          Map.entry("stddev", "std"),
          Map.entry("stdev", "std"),
          Map.entry("se", "sem"),
          Map.entry("stderr", "sem"),
          Map.entry("minimum", "min"),
          Map.entry("maximum", "max"),
          Map.entry("variance", "var"),
          Map.entry("n", "count"),
          Map.entry("size", "count"),
          Map.entry("idxmin", "argmin"),
          Map.entry("idxmax", "argmax"));

  private Synonym() {}

  /** The known word that means the same, or else the {@link Nearest} one. */
  public static Optional<String> orNearest(String word, Collection<String> known) {
    return Optional.ofNullable(WORDS.get(word.toLowerCase(Locale.ROOT)))
        .filter(known::contains)
        .or(() -> Nearest.to(word, known));
  }
}
