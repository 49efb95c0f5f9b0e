package org.runspec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.runspec.report.Column.Kind;
import org.runspec.report.filter.ColumnName;
import org.runspec.report.filter.NearColumn;
import org.runspec.report.filter.Wildcard;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * Which columns a user's words mean.
 *
 * @param known those that a list has for people
 * @param paths of these and of all others
 * @param chosen entries of the jobs that are chosen, by which it is judged which of several columns
 *     is meant
 */
record ColumnNames(Columns kind, List<Column> known, List<String> paths, List<Entry> chosen) {
  /**
   * The columns of words such as {@code loss}, {@code metrics.loss=header}, {@code hparams.*}.
   *
   * @throws UserProblem if there is no such column, or several are called so
   */
  List<Column> columns(List<String> words) {
    return columns(words, "show the column", "--columns ");
  }

  /**
   * The same, for something else than showing them.
   *
   * @param action what it is for, such as {@code group by}
   * @param option what to try, without the word
   * @throws UserProblem if there is no such column
   */
  List<Column> columns(List<String> words, String action, String option) {
    List<Column> columns = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      List<Column> meant = Wildcard.isIn(name) ? matching(name) : List.of();
      if (meant.isEmpty()) {
        meant = List.of(column(path(name, action, option)));
      }
      meant.forEach(
          column -> columns.add(equals < 0 ? column : column.renamed(word.substring(equals + 1))));
    }
    return Column.distinct(columns.stream().map(Column::kept).toList());
  }

  private List<Column> matching(String wild) {
    Pattern pattern = Wildcard.of(wild);
    return paths.stream()
        .filter(path -> pattern.matcher(path).matches() || pattern.matcher(name(path)).matches())
        .map(this::column)
        .toList();
  }

  /** Without its group. */
  private static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  private Column column(String path) {
    return known.stream()
        .filter(column -> column.path().equals(path))
        .findFirst()
        .orElseGet(() -> new Column(path, path, Kind.NUMBER, 0));
  }

  /**
   * The path that a user means by a word, by the rule of {@link ColumnName}.
   *
   * @param action what it is for, such as {@code sort by}
   * @param option what to try, without the word
   * @throws UserProblem if there is no such column, or several are called so
   */
  String path(String word, String action, String option) {
    List<String> meant = ColumnName.meanings(word, paths, kind.headed(word), this::chosenPaths);
    if (meant.isEmpty()) {
      throw new UserProblem(
          action + " " + Quote.of(word),
          "there is no such column; there are " + String.join(", ", paths),
          NearColumn.to(word, paths).map(near -> option + near).orElse("one of them"));
    } else if (meant.size() > 1) {
      throw new UserProblem(
          action + " " + Quote.of(word),
          "several columns are called so",
          option + String.join(" or " + option, meant));
    }
    return meant.get(0);
  }

  private List<String> chosenPaths() {
    return chosen.isEmpty() ? List.of() : kind.in(chosen).paths();
  }
}
