package org.runspec.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;

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

  /** Those that people see, if there is room and any entry has a value for them. */
  List<Column> shown() {
    return shown;
  }

  /** The paths of the others. */
  List<String> unshown() {
    return unshown;
  }

  /** Those of a list that has these entries. */
  FoundColumns in(List<Entry> entries) {
    return new FoundColumns(this, entries);
  }

  /** The path of the column that people see under a header; a group's names are no headers. */
  Optional<String> headed(String header) {
    return shown.stream()
        .filter(column -> column.header().equals(header))
        .map(Column::path)
        .findFirst();
  }

  boolean hasPath(String path) {
    return unshown.contains(path) || shown.stream().anyMatch(column -> column.path().equals(path));
  }
}
