package org.runspec.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runspec.report.filter.Filter;
import org.runspec.report.filter.NaturalOrder;

/**
 * Which entries of a list are shown, and in what order.
 *
 * @param sort the column to sort by, ascending; absent for the list's own order, latest last
 * @param reverse whether the order is turned around before any are chosen
 * @param filters all of which an entry has to meet
 * @param limit how many; one that nobody asked for keeps the greatest or latest
 */
public record Selection(Optional<String> sort, boolean reverse, List<Filter> filters, Limit limit) {
  private static final Comparator<Entry> BY_NAME =
      by("store").thenComparing(by("job")).thenComparing(by("run"));

  public Selection {
    filters = List.copyOf(filters);
  }

  /**
   * What was chosen.
   *
   * @param matching how many met the filters
   */
  public record Chosen(List<Entry> entries, int matching) {
    public Chosen {
      entries = List.copyOf(entries);
    }
  }

  /** How many entries are shown. */
  public sealed interface Limit {
    /** All of them. */
    record All() implements Limit {}

    /** So many from the beginning. */
    record First(int count) implements Limit {}

    /**
     * So many from the end.
     *
     * @param asked whether somebody wanted that, rather than nothing else
     */
    record Last(int count, boolean asked) implements Limit {}
  }

  /**
   * Chooses. Entries without a value to sort by are left out. Unsorted, those chosen are in the
   * order of their names, by which the first and last are meant, too, that somebody asks for.
   *
   * @throws org.runspec.spec.problem.UserProblem if there is no such column
   */
  public Chosen from(List<Entry> entries, Columns columns) {
    List<Entry> ordered = new ArrayList<>(matching(entries, columns));
    int matching = ordered.size();
    if (sort.isPresent()) {
      String path = columns.in(entries).names().path(sort.get(), "sort by", "--sort ");
      ordered.removeIf(entry -> entry.at(path).isEmpty());
      ordered.sort(by(path));
    }
    if (sort.isEmpty() && isAsked()) {
      ordered.sort(BY_NAME);
    }
    if (reverse) {
      Collections.reverse(ordered);
    }
    List<Entry> chosen = new ArrayList<>(limited(ordered));
    if (sort.isEmpty()) {
      chosen.sort(reverse ? BY_NAME.reversed() : BY_NAME);
    }
    return new Chosen(chosen, matching);
  }

  private boolean isAsked() {
    return !(limit instanceof Limit.Last last) || last.asked();
  }

  private List<Entry> matching(List<Entry> entries, Columns columns) {
    if (filters.isEmpty() || entries.isEmpty()) {
      return entries;
    }
    Set<String> paths = new LinkedHashSet<>(columns.in(entries).paths());
    List<Filter> bound =
        filters.stream().map(filter -> filter.among(paths, columns.words())).toList();
    return entries.stream()
        .filter(entry -> bound.stream().allMatch(filter -> filter.holds(entry)))
        .toList();
  }

  private List<Entry> limited(List<Entry> entries) {
    int size = entries.size();
    if (limit instanceof Limit.First first) {
      return entries.subList(0, Math.min(size, first.count()));
    } else if (limit instanceof Limit.Last last && !last.asked() && reverse) {
      return entries.subList(0, Math.min(size, last.count()));
    } else if (limit instanceof Limit.Last last) {
      return entries.subList(Math.max(0, size - last.count()), size);
    }
    return entries;
  }

  private static Comparator<Entry> by(String path) {
    return Comparator.comparing(
        entry -> entry.at(path).orElse(null), Comparator.nullsFirst(Selection::compare));
  }

  /** Numbers by size, names by the numbers in them, all else as text; NaN is no value. */
  private static int compare(Object one, Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return compare(first, second);
    } else if (one.getClass() == other.getClass()
        && !(one instanceof String)
        && one instanceof Comparable<?> comparable) {
      @SuppressWarnings("unchecked") // of the same class
      Comparable<Object> first = (Comparable<Object>) comparable;
      return first.compareTo(other);
    } else if (one instanceof Number != other instanceof Number) {
      return one instanceof Number ? -1 : 1;
    }
    return NaturalOrder.compare(one.toString(), other.toString());
  }

  private static int compare(Number one, Number other) {
    boolean finite = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
    if (finite) {
      return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
    return Double.compare(rank(one), rank(other));
  }

  private static double rank(Number number) {
    return Double.isNaN(number.doubleValue()) ? Double.NEGATIVE_INFINITY : number.doubleValue();
  }
}
