package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.report.filter.Condition.Name;

/**
 * A condition on rows, such as {@code status = completed and (loss < 0.1 or lr in [0.1, 0.2])}.
 * Names are those of columns; that of a metric, hyperparameter or tag may stand without its group.
 * Comparisons with what a row does not have do not hold; {@code = none} asks for that.
 */
public final class Filter {
  private final FilterText text;
  private final Condition condition;

  private Filter(FilterText text, Condition condition) {
    this.text = text;
    this.condition = condition;
  }

  /**
   * Reads a condition.
   *
   * @throws org.runspec.spec.problem.UserProblem if it is none; the message shows the place
   */
  public static Filter of(String words) {
    FilterText text = new FilterText(words);
    return new Filter(text, FilterParser.read(text));
  }

  /**
   * The same for rows of these columns.
   *
   * @param paths such as {@code status} and {@code metrics.loss}
   * @param words by path, all that the values of a column can be; not of every column
   * @throws org.runspec.spec.problem.UserProblem if a name is none of them, or several, or is
   *     compared with what no value of it can be
   */
  public Filter among(Set<String> paths, Map<String, ? extends Collection<String>> words) {
    Condition bound = condition.named(name -> meant(name, paths));
    bound.each(
        comparison -> {
          Collection<String> known = words.get(comparison.name().text());
          boolean isExact =
              comparison.operator() == Operator.EQUAL
                  || comparison.operator() == Operator.DIFFERENT;
          if (known != null && isExact) {
            comparison.literal().requireOneOf(known, comparison.name().text());
          }
        });
    return new Filter(text, bound);
  }

  /** Whether a row meets it. */
  public boolean holds(Row row) {
    return condition.holds(row);
  }

  private Name meant(Name name, Set<String> paths) {
    if (paths.contains(name.text())) {
      return name;
    }
    List<String> found = paths.stream().filter(path -> isIn(path, name.text())).toList();
    if (found.size() == 1) {
      return new Name(found.get(0), name.position());
    } else if (found.size() > 1) {
      throw text.problem(
          name.position(), "several columns are called so", String.join(" or ", found));
    }
    Optional<String> near = NearColumn.to(name.text(), paths);
    throw text.problem(
        name.position(),
        "there is no column '" + name.text() + "'",
        near.orElseGet(() -> "one of " + String.join(", ", some(paths))));
  }

  private static boolean isIn(String path, String name) {
    int dot = path.indexOf('.');
    return dot > 0 && path.substring(dot + 1).equals(name);
  }

  private static List<String> some(Set<String> paths) {
    List<String> some = new ArrayList<>(paths.stream().limit(12).toList());
    if (some.size() < paths.size()) {
      some.add("... (--available lists all)");
    }
    return some;
  }

  @Override
  public String toString() {
    return text.text();
  }
}
