package org.runspec.component;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A number that a stage reports.
 *
 * @param shortName its name in tables and files, such as {@code rew}: a letter, then letters,
 *     digits, {@code _} and {@code -}
 * @param longName what its mean is, for sentences: {@code mean reward per step}
 */
public record Metric(String shortName, String longName) {
  private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** Names that every row of metrics uses for something else. */
  private static final Set<String> TAKEN = Set.of("time", "hrs", "iters");

  public Metric {
    if (!SHORT_NAME.matcher(shortName).matches() || TAKEN.contains(shortName)) {
      throw new IllegalArgumentException("not a metric's short name: " + shortName);
    }
  }
}
