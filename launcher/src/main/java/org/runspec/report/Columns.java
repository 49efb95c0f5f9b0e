package org.runspec.report;

import static org.runspec.report.Column.Kind.NUMBER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.report.filter.NearColumn;
import org.runspec.report.filter.Wildcard;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/**
 * What a kind of list has columns for. A path that ends in {@code .*} stands for a column for each
 * name in a group, in the order in which the names first came.
 */
public final class Columns {
  private static final Comparator<Entry> BY_NAME =
      ValueOrder.by("store")
          .thenComparing(ValueOrder.by("job"))
          .thenComparing(ValueOrder.by("run"));

  /** Of a list of runs. */
  public static final Columns RUNS =
      new Columns(
          UsualColumns.RUNS,
          List.of(
              "node", "exit_code", "host", "started", "ended", "objective", "experiment", "files"),
          Map.of("status", texts(RunState.values(), NodeState.values())),
          BY_NAME);

  /** Of a list of jobs. */
  public static final Columns JOBS =
      new Columns(
          UsualColumns.JOBS,
          List.of("created", "queued", "experiment", "user", "predecessor", "best"),
          Map.of("status", texts(JobState.values())),
          BY_NAME);

  /** Of a list of targets. */
  public static final Columns TARGETS =
      new Columns(UsualColumns.TARGETS, List.of("default"), Map.of(), BY_NAME);

  /** Of a list of metrics by step. */
  public static final Columns METRICS =
      new Columns(UsualColumns.METRICS, List.of("time"), Map.of(), BY_NAME);

  private static final String ALL = ".*";

  /** Of which nothing is said where no entry has them: a project has one store, mostly. */
  private static final Set<String> OCCASIONAL = Set.of("store", "storage", "files");

  /** Behind the header of the objective. */
  static final String BEST = "*";

  /** By how much the objective, else a group's first column, is kept longer than others. */
  private static final int FIRST_LONGER = 25;

  private final List<Column> shown;
  private final List<String> unshown;
  private final Map<String, Set<String>> words;
  private final Comparator<Entry> order;

  /**
   * Columns.
   *
   * @param shown to people
   * @param unshown paths of those that are for programs, and for who asks for them
   * @param words by path, all that the values of a column can be, where that is known
   * @param order of entries that nobody wants in another
   */
  Columns(
      List<Column> shown,
      List<String> unshown,
      Map<String, Set<String>> words,
      Comparator<Entry> order) {
    this.shown = List.copyOf(shown);
    this.unshown = List.copyOf(unshown);
    this.words = Map.copyOf(words);
    this.order = order;
  }

  private static Set<String> texts(Object[]... some) {
    Set<String> texts = new LinkedHashSet<>();
    for (Object[] values : some) {
      Arrays.stream(values).map(Object::toString).forEach(texts::add);
    }
    return texts;
  }

  /** By path, all that the values of a column can be, where that is known. */
  Map<String, Set<String>> words() {
    return words;
  }

  /** Of entries that nobody wants in another. */
  Comparator<Entry> order() {
    return order;
  }

  /**
   * The columns for people: of hyperparameters those that differ between entries, or all where
   * there is one entry only.
   */
  List<Column> of(List<Entry> entries) {
    List<Column> columns = new ArrayList<>();
    for (Column column : all(entries)) {
      boolean isChosen = column.path().startsWith("hparams.") && !shown.contains(column);
      if (!isChosen || entries.size() < 2 || varies(column.path(), entries)) {
        columns.add(column);
      }
    }
    return distinct(columns);
  }

  private static boolean varies(String path, List<Entry> entries) {
    return entries.stream().flatMap(entry -> entry.at(path).stream()).distinct().count() > 1;
  }

  private List<Column> all(List<Entry> entries) {
    List<Column> columns = new ArrayList<>();
    for (Column column : shown) {
      if (column.path().endsWith(ALL)) {
        columns.addAll(each(column, entries));
      } else if (isThere(column.path(), entries)) {
        columns.add(column);
      }
    }
    return columns;
  }

  private static boolean isThere(String path, List<Entry> entries) {
    return !OCCASIONAL.contains(path) || entries.stream().anyMatch(entry -> entry.has(path));
  }

  private List<Column> each(Column column, List<Entry> entries) {
    String group = column.path().substring(0, column.path().length() - ALL.length());
    Set<String> names = new LinkedHashSet<>();
    Set<String> best = new HashSet<>();
    for (Entry entry : entries) {
      entry.group(group).keySet().forEach(name -> names.add(String.valueOf(name)));
      entry.at("objective").ifPresent(metric -> best.add(metric.toString()));
    }
    boolean hasBest = group.equals("metrics") && names.stream().anyMatch(best::contains);
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      boolean isBest = hasBest && best.contains(name);
      boolean isKept = isBest || (!hasBest && columns.isEmpty());
      int rank = isKept ? column.rank() - FIRST_LONGER : column.rank();
      String path = group + "." + name;
      String header = isPath(name) ? path : isBest ? name + BEST : name;
      columns.add(new Column(path, header, column.kind(), rank));
    }
    return columns;
  }

  /** Whether a name would be taken for another column, such as a hyperparameter's {@code step}. */
  private boolean isPath(String name) {
    return unshown.contains(name) || shown.stream().anyMatch(column -> column.path().equals(name));
  }

  /** Of two with the same header, the later one is called by its whole path. */
  private static List<Column> distinct(List<Column> columns) {
    Set<String> headers = new HashSet<>();
    return columns.stream()
        .map(column -> headers.add(column.header()) ? column : column.withHeader(column.path()))
        .toList();
  }

  /** All paths that some entries have values at, those not shown to people too. */
  List<String> paths(List<Entry> entries) {
    List<String> paths = new ArrayList<>(all(entries).stream().map(Column::path).toList());
    unshown.stream().filter(path -> isThere(path, entries)).forEach(paths::add);
    return paths;
  }

  /**
   * The columns that a user names: {@code loss}, {@code metrics.loss=header}, {@code hparams.*}.
   *
   * @throws UserProblem if there is no such column
   */
  List<Column> named(List<String> words, List<Entry> entries) {
    List<Column> known = all(entries);
    List<Column> columns = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      List<Column> meant = Wildcard.isIn(name) ? matching(name, entries) : List.of();
      if (meant.isEmpty()) {
        String path = path(name, "show the column", "--columns ", entries);
        meant = List.of(column(path, known));
      }
      meant.forEach(
          column ->
              columns.add(equals < 0 ? column : column.withHeader(word.substring(equals + 1))));
    }
    return distinct(columns.stream().map(Column::kept).toList());
  }

  private List<Column> matching(String wild, List<Entry> entries) {
    Pattern pattern = Wildcard.of(wild);
    List<Column> known = all(entries);
    return paths(entries).stream()
        .filter(
            path ->
                pattern.matcher(path).matches()
                    || pattern.matcher(path.substring(path.indexOf('.') + 1)).matches())
        .map(path -> column(path, known))
        .toList();
  }

  private static Column column(String path, List<Column> known) {
    return known.stream()
        .filter(column -> column.path().equals(path))
        .findFirst()
        .orElseGet(() -> new Column(path, path, NUMBER, 0));
  }

  /** How many entries have a value at each path, in order. */
  Map<String, Integer> available(List<Entry> entries) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String path : paths(entries)) {
      int count = (int) entries.stream().filter(entry -> entry.has(path)).count();
      counts.put(path, count);
    }
    return counts;
  }

  /**
   * The path that a user means by a word: a whole path, or a metric's, hyperparameter's or tag's
   * name.
   *
   * @param action what it is for, such as {@code sort by}
   * @param option what to try, without the word
   * @throws UserProblem if there is no such column
   */
  String path(String word, String action, String option, List<Entry> entries) {
    List<String> paths = paths(entries);
    Optional<String> meant =
        paths.stream()
            .filter(path -> path.equals(word) || isNamed(path, word))
            .findFirst()
            .or(
                () ->
                    shown.stream()
                        .filter(c -> c.header().equals(word))
                        .map(Column::path)
                        .findFirst());
    return meant.orElseThrow(
        () ->
            new UserProblem(
                action + " " + Quote.of(word),
                "there is no such column; there are " + String.join(", ", paths),
                NearColumn.to(word, paths).map(near -> option + near).orElse("one of them")));
  }

  private static boolean isNamed(String path, String word) {
    return path.indexOf('.') > 0 && path.substring(path.indexOf('.') + 1).equals(word);
  }
}
