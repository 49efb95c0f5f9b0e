package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which column a user's word means, by one rule for conditions, orders, groups, columns and plots:
 * a whole path such as {@code metrics.loss} means that column; a name alone, such as {@code loss},
 * the one column that is called so, be it a metric, a hyperparameter, a tag or a header. Where
 * several are called so, it means the one that the jobs chosen have; if they have several, none.
 */
public final class ColumnName {
  private ColumnName() {}

  /**
   * The paths of the columns that a word may mean: none if there is no such column, several where
   * only a whole path would be clear.
   *
   * @param paths of all columns
   * @param headers path of the column that people see under a header
   * @param chosen paths of what the jobs chosen have; asked for only where it matters, and empty if
   *     nothing is chosen
   */
  public static List<String> meanings(
      String word,
      Collection<String> paths,
      Optional<String> headers,
      Supplier<? extends Collection<String>> chosen) {
    if (paths.contains(word)) {
      return List.of(word);
    }
    List<String> all = new ArrayList<>();
    headers.filter(paths::contains).ifPresent(all::add);
    paths.stream().filter(path -> isIn(path, word) && !all.contains(path)).forEach(all::add);
    if (all.size() < 2) {
      return all;
    }
    Collection<String> there = chosen.get();
    if (there.isEmpty()) {
      return all.subList(0, 1); // nobody gets a value of it
    }
    List<String> some = all.stream().filter(there::contains).toList();
    return some.isEmpty() ? all : some;
  }

  /** Whether a path is that of a name in a group: {@code loss} in {@code metrics}. */
  static boolean isIn(String path, String name) {
    int dot = path.indexOf('.');
    return dot > 0 && path.substring(dot + 1).equals(name);
  }
}
