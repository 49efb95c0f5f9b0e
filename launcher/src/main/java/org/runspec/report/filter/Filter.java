package org.runspec.report.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.runspec.report.filter.Condition.Comparison;
import org.runspec.report.filter.Condition.Name;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.UserProblem;

/**
 * A condition on rows, such as {@code status = completed and (loss < 0.1 or lr in [0.1, 0.2])}.
 * Names are those of columns, as {@link ColumnName} understands them. Comparisons with what a row
 * does not have do not hold; {@code = none} asks for that.
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
   * @throws UserProblem if it is none; the message shows the place
   */
  public static Filter of(String words) {
    FilterText text = new FilterText(words);
    return new Filter(text, FilterParser.read(text));
  }

  /**
   * The same for some rows.
   *
   * @throws UserProblem if a name is none of their columns, or several, or is compared with what no
   *     value of it can be
   */
  public Filter among(Known known) {
    Condition bound = condition.named((name, mayLack) -> meant(name, known, mayLack));
    bound.each(comparison -> check(comparison, known));
    return new Filter(text, bound);
  }

  /** Whether each name in it means one column at most, whichever jobs are chosen. */
  public boolean isClear(Known known) {
    return isClear(condition, known);
  }

  /**
   * Tells what meets those parts of it that are clear; whatever meets the whole of it is among
   * that.
   *
   * @throws UserProblem if a name in them is no column
   */
  public Predicate<Row> clearParts(Known known) {
    List<Condition> clear =
        parts(condition)
            .filter(part -> isClear(part, known))
            .map(part -> part.named((name, mayLack) -> meant(name, known, mayLack)))
            .toList();
    return row -> clear.stream().allMatch(part -> part.holds(row));
  }

  private static Stream<Condition> parts(Condition condition) {
    return condition instanceof Condition.And all
        ? all.parts().stream().flatMap(Filter::parts)
        : Stream.of(condition);
  }

  private static boolean isClear(Condition condition, Known known) {
    List<Name> unclear = new ArrayList<>();
    condition.named(
        (name, mayLack) -> {
          if (meanings(name, known, known::paths).size() > 1) {
            unclear.add(name);
          }
          return name;
        });
    return unclear.isEmpty();
  }

  private static List<String> meanings(Name name, Known known, Supplier<Set<String>> chosen) {
    String word = name.text();
    return ColumnName.meanings(word, known.paths(), known.headed(word), chosen);
  }

  private static void check(Comparison comparison, Known known) {
    String column = comparison.name().text();
    Operator operator = comparison.operator();
    if (operator == Operator.EQUAL || operator == Operator.DIFFERENT) {
      known.words(column).ifPresent(words -> comparison.literal().requireOneOf(words, column));
    }
    ValueKind kind = ValueKind.of(known.values(column));
    comparison.literal().requireComparable(operator, kind, column);
  }

  /** Whether a row meets it. */
  public boolean holds(Row row) {
    return condition.holds(row);
  }

  private Name meant(Name name, Known known, boolean mayLack) {
    Set<String> paths = known.paths();
    List<String> found = meanings(name, known, known::chosen);
    if (found.size() == 1) {
      return new Name(found.get(0), name.position());
    } else if (found.size() > 1) {
      throw text.problem(
          name.position(), "several columns are called so", String.join(" or ", found));
    }
    if (mayLack && isFarFromAll(name.text(), paths)) {
      return name;
    }
    Optional<String> near =
        inAnotherGroup(name.text(), paths).or(() -> NearColumn.to(name.text(), paths));
    throw text.problem(
        name.position(),
        "there is no column '" + name.text() + "'",
        near.orElseGet(() -> "one of " + String.join(", ", some(paths))));
  }

  /** Whether a name with a group is like no other in it; then it is no slip, but not there yet. */
  private static boolean isFarFromAll(String name, Set<String> paths) {
    int end = name.indexOf('.') + 1;
    List<String> others =
        paths.stream()
            .filter(path -> path.startsWith(name.substring(0, end)))
            .map(path -> path.substring(end))
            .toList();
    return end > 0 && Nearest.to(name.substring(end), others).isEmpty();
  }

  private static Optional<String> inAnotherGroup(String name, Set<String> paths) {
    int dot = name.indexOf('.');
    return paths.stream()
        .filter(path -> dot > 0 && ColumnName.isIn(path, name.substring(dot + 1)))
        .findFirst();
  }

  private static List<String> some(Set<String> paths) {
    List<String> some = new ArrayList<>(paths.stream().limit(12).toList());
    if (some.size() < paths.size()) {
      some.add("... (list --available lists all)");
    }
    return some;
  }

  @Override
  public String toString() {
    return condition.toString();
  }
}
