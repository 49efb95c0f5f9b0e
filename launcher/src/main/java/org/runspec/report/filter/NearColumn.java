package org.runspec.report.filter;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.runspec.spec.problem.Nearest;

/** Guesses which column was meant by a word that names none. */
public final class NearColumn {
  /** A shorter word is in too many names. */
  private static final int SHORTEST = 3;

  private NearColumn() {}

  /**
   * The name that differs hardly, else the one that ends with the word or contains it, else the one
   * with the fewest edits.
   *
   * @param paths of the columns; those in a group are called by their names alone
   */
  public static Optional<String> to(String word, Collection<String> paths) {
    String wanted = word.toLowerCase(Locale.ROOT);
    Set<String> names = new LinkedHashSet<>();
    paths.forEach(path -> names.add(path.substring(path.indexOf('.') + 1)));
    Set<String> all = new LinkedHashSet<>(paths);
    all.addAll(names);
    if (wanted.length() < SHORTEST) {
      return Nearest.to(word, all);
    }
    return Nearest.to(word, all)
        .filter(near -> isSlip(wanted, near.toLowerCase(Locale.ROOT)))
        .or(() -> shortest(names, name -> name.endsWith(wanted)))
        .or(() -> shortest(names, name -> name.contains(wanted)))
        .or(() -> Nearest.to(word, all));
  }

  /** Whether a finger slipped, rather than that a part was left out. */
  private static boolean isSlip(String word, String near) {
    return word.charAt(0) == near.charAt(0) && Math.abs(word.length() - near.length()) < 2;
  }

  private static Optional<String> shortest(Set<String> names, Predicate<String> fits) {
    Stream<String> fitting =
        names.stream().filter(name -> fits.test(name.toLowerCase(Locale.ROOT)));
    return fitting.min(Comparator.comparingInt(String::length));
  }
}
