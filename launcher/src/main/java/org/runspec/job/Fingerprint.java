package org.runspec.job;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the reasons of failures of one cause have in common: a reason without the values in it that
 * differ from run to run, such as {@code ValueError: no such file: …}.
 *
 * @param text in one line
 */
public record Fingerprint(String text) {
  private static final String FOLDED = "…";

  private record Fold(Pattern pattern, String by) {}

  /** In this order: paths have numbers in them, quotes have paths in them. */
  private static final List<Fold> FOLDS =
      List.of(
          fold("(?<![\\w'])'[^']*'(?!\\w)|\"[^\"]*\"|`[^`]*`", FOLDED),
          fold("\\b[a-z][a-z0-9+.-]*://\\S+", FOLDED),
          fold("(?<![\\w/.])(?:[A-Za-z]:)?[\\w.~-]*(?:[/\\\\][\\w.~@%+=-]+){2,}[/\\\\]?", FOLDED),
          fold("(?<![\\w/.])/[\\w.~@%+=-]+", FOLDED),
          fold("\\b0x[0-9a-fA-F]+\\b", FOLDED),
          fold("\\b(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f-]{8,}\\b", FOLDED),
          // a code or signal tells one cause from another
          fold(
              "(?<!exit code )(?<!signal )(?<![A-Za-z_…\\d.])[-+]?\\d[\\d_,]*(?:\\.\\d+)?(?:[eE][-+]?\\d+)?",
              FOLDED),
          fold("…(?:[\\s,;:x*]+…)+,?", FOLDED));

  private static Fold fold(String pattern, String by) {
    return new Fold(Pattern.compile(pattern), by);
  }

  /** Of a reason. */
  public static Fingerprint of(String reason) {
    String text = reason;
    for (Fold fold : FOLDS) {
      text = fold.pattern().matcher(text).replaceAll(fold.by());
    }
    return new Fingerprint(text.replaceAll("\\s+", " ").strip());
  }
}
