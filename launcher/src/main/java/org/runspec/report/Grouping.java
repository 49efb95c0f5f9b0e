package org.runspec.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.job.Objective;
import org.runspec.report.group.Aggregate;

/**
 * Entries as groups of those that have the same values, with aggregates for each.
 *
 * @param by columns as users name them; none for one group of all
 * @param aggregates such as {@code mean:loss}; none for those of the objective
 */
public record Grouping(List<String> by, List<String> aggregates) {
  public Grouping {
    by = List.copyOf(by);
    aggregates = List.copyOf(aggregates);
  }

  /**
   * Groups as entries.
   *
   * @param entries in the order of their values
   */
  public record Groups(List<Entry> entries, Columns columns) {
    public Groups {
      entries = List.copyOf(entries);
    }
  }

  /** Whether entries are to be grouped at all. */
  public boolean isWanted() {
    return !by.isEmpty() || !aggregates.isEmpty();
  }

  /**
   * Groups entries.
   *
   * @param all of which they were chosen; which of several columns is meant is judged by their jobs
   * @param columns of the entries
   * @param name the path of their names
   * @param objectives of the jobs that they are of
   * @throws org.runspec.spec.problem.UserProblem if there is no such column or aggregate, several
   *     columns are called so, or it makes no sense of the column
   */
  public Groups of(
      List<Entry> entries,
      List<Entry> all,
      Columns columns,
      String name,
      Set<Objective> objectives) {
    FoundColumns found = columns.in(SameJobs.of(entries, all));
    List<Column> keys = found.names(entries).columns(by, "group by", "--group-by ");
    List<AggregateColumn> wanted = wanted(found, entries, objectives);
    Function<Entry, String> names = new QualifiedNames(entries, name)::of;
    Map<List<Optional<Object>>, List<Entry>> members = new LinkedHashMap<>();
    for (Entry entry : entries) {
      List<Optional<Object>> key = keys.stream().map(column -> key(entry, column)).toList();
      members.computeIfAbsent(key, unknown -> new ArrayList<>()).add(entry);
    }
    List<Entry> groups = new ArrayList<>();
    for (List<Entry> some : members.values()) {
      EntryBuilder group = new EntryBuilder();
      keys.forEach(key -> group.put(key.path(), some.get(0).at(key.path())));
      wanted.forEach(column -> group.put(column.column().path(), column.of(some, names)));
      groups.add(group.build());
    }
    Comparator<Entry> order =
        keys.stream()
            .map(column -> ValueOrder.by(column.path()))
            .reduce((one, other) -> 0, Comparator::thenComparing);
    groups.sort(order);
    List<Column> shown =
        Stream.concat(keys.stream(), wanted.stream().map(AggregateColumn::column)).toList();
    return new Groups(groups, new Columns(shown, List.of(), Map.of(), order));
  }

  /** 1 and 1.0 are the same. */
  private static Optional<Object> key(Entry entry, Column column) {
    Optional<Object> value = entry.at(column.path());
    return value.isPresent()
            && value.get() instanceof Number number
            && Double.isFinite(number.doubleValue())
        ? Optional.of(new BigDecimal(number.toString()).stripTrailingZeros())
        : value;
  }

  private List<AggregateColumn> wanted(
      FoundColumns found, List<Entry> entries, Set<Objective> objectives) {
    if (!aggregates.isEmpty()) {
      ColumnNames names = found.names(entries);
      return aggregates.stream().map(word -> AggregateColumn.of(word, names)).toList();
    }
    List<AggregateColumn> usual = new ArrayList<>(List.of(AggregateColumn.of(Aggregate.COUNT, "")));
    Set<Objective> reported =
        objectives.stream().map(Objective::reported).collect(Collectors.toSet());
    if (reported.size() == 1) {
      Objective objective = reported.iterator().next();
      String metric = "metrics." + objective.metric();
      boolean isMax = objective.goal() == Objective.Goal.MAX;
      if (found.paths().contains(metric)) {
        Aggregate best = isMax ? Aggregate.ARGMAX : Aggregate.ARGMIN;
        Stream.of(Aggregate.COUNT, Aggregate.MEAN, Aggregate.SEM, best)
            .forEach(aggregate -> usual.add(AggregateColumn.of(aggregate, metric)));
      }
    }
    return usual;
  }
}
