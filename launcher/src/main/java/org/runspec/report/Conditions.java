package org.runspec.report;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.report.filter.Filter;
import org.runspec.report.filter.Known;
import org.runspec.report.filter.Row;

/**
 * What entries have to meet, all of it.
 *
 * @param filters none for what every entry meets
 */
public record Conditions(List<Filter> filters) {
  public Conditions {
    filters = List.copyOf(filters);
  }

  /**
   * Reads conditions.
   *
   * @throws org.runspec.spec.problem.UserProblem if a text is none; the message shows the place
   */
  public static Conditions of(List<String> texts) {
    return new Conditions(texts.stream().map(Filter::of).toList());
  }

  /** Whether every entry meets them. */
  public boolean isEmpty() {
    return filters.isEmpty();
  }

  /**
   * Tells which of some entries meet them.
   *
   * @throws org.runspec.spec.problem.UserProblem if a condition is about what none of them has, or
   *     compares what cannot be compared
   */
  public Predicate<Entry> among(List<Entry> entries, Columns columns) {
    if (isEmpty() || entries.isEmpty()) {
      return entry -> true;
    }
    Set<String> paths = paths(entries, columns);
    Known all = new KnownEntries(entries, columns, paths, paths);
    boolean areClear = filters.stream().allMatch(filter -> filter.isClear(all));
    Known known =
        areClear
            ? all
            : new KnownEntries(entries, columns, paths, paths(clearly(entries, all), columns));
    List<Filter> bound = filters.stream().map(filter -> filter.among(known)).toList();
    return entry -> bound.stream().allMatch(filter -> filter.holds(entry));
  }

  /** Entries of the jobs that what is clear of the conditions chooses. */
  private List<Entry> clearly(List<Entry> entries, Known known) {
    List<Predicate<Row>> clear = filters.stream().map(each -> each.clearParts(known)).toList();
    List<Entry> chosen =
        entries.stream().filter(entry -> clear.stream().allMatch(p -> p.test(entry))).toList();
    return SameJobs.of(chosen, entries);
  }

  private static Set<String> paths(List<Entry> entries, Columns columns) {
    return entries.isEmpty() ? Set.of() : new LinkedHashSet<>(columns.in(entries).paths());
  }

  private record KnownEntries(
      List<Entry> entries, Columns columns, Set<String> paths, Set<String> chosen)
      implements Known {
    @Override
    public Optional<String> headed(String header) {
      return columns.headed(header);
    }

    @Override
    public Stream<Object> values(String path) {
      return entries.stream().flatMap(entry -> entry.at(path).stream());
    }

    @Override
    public Optional<Collection<String>> words(String path) {
      return Optional.ofNullable(columns.words().get(path));
    }
  }

  /** As one condition, such as {@code loss > 10 and (status = error or status = running)}. */
  @Override
  public String toString() {
    return filters.size() == 1
        ? filters.get(0).toString()
        : filters.stream().map(filter -> "(" + filter + ")").collect(Collectors.joining(" and "));
  }
}
