package org.runspec.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which entries of a list are shown, and in what order.
 *
 * @param sort the column to sort by, ascending; absent for the list's own order, latest last
 * @param reverse whether the order is turned around before any are chosen
 * @param conditions what an entry has to meet
 * @param limit how many; one that nobody asked for keeps the greatest or latest
 */
public record Selection(
    Optional<String> sort, boolean reverse, Conditions conditions, Limit limit) {
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
   * Chooses. Entries whose value to sort by is NaN, and those without one, stand last, whatever the
   * order; where the end is what is shown, first. Unsorted, those chosen are in the order of their
   * names, by which the first and last are meant, too, that somebody asks for.
   *
   * @throws org.runspec.spec.problem.UserProblem if there is no such column
   */
  public Chosen from(List<Entry> entries, Columns columns) {
    List<Entry> ordered =
        new ArrayList<>(entries.stream().filter(conditions.among(entries, columns)).toList());
    int matching = ordered.size();
    if (sort.isPresent()) {
      String path = columns.in(entries).names(ordered).path(sort.get(), "sort by", "--sort ");
      return new Chosen(limited(sorted(ordered, path)), matching);
    }
    if (isAsked()) {
      ordered.sort(columns.order());
    }
    if (reverse) {
      Collections.reverse(ordered);
    }
    List<Entry> chosen = new ArrayList<>(limited(ordered));
    chosen.sort(reverse ? columns.order().reversed() : columns.order());
    return new Chosen(chosen, matching);
  }

  private List<Entry> sorted(List<Entry> entries, String path) {
    List<Entry> sorted = new ArrayList<>();
    List<Entry> none = new ArrayList<>();
    List<Entry> absent = new ArrayList<>();
    for (Entry entry : entries) {
      Optional<Object> value = entry.at(path);
      (value.isEmpty() ? absent : ValueOrder.isNaN(value.get()) ? none : sorted).add(entry);
    }
    sorted.sort(ValueOrder.by(path));
    if (reverse) {
      Collections.reverse(sorted);
    }
    if (isOfEnd(entries.size())) {
      absent.addAll(none);
      absent.addAll(sorted);
      return absent;
    }
    sorted.addAll(none);
    sorted.addAll(absent);
    return sorted;
  }

  /** Whether some are left out at the beginning, or would be if there were more. */
  private boolean isOfEnd(int size) {
    return limit instanceof Limit.Last last
        && !isOfBeginning()
        && (last.asked() || size > last.count());
  }

  /** Whether those at the beginning are chosen, rather than those at the end. */
  private boolean isOfBeginning() {
    return limit instanceof Limit.First
        || (reverse && !(limit instanceof Limit.Last last && last.asked()));
  }

  private boolean isAsked() {
    return !(limit instanceof Limit.Last last) || last.asked();
  }

  private List<Entry> limited(List<Entry> entries) {
    int size = entries.size();
    int count =
        limit instanceof Limit.First first
            ? Math.min(size, first.count())
            : limit instanceof Limit.Last last ? Math.min(size, last.count()) : size;
    return isOfBeginning() ? entries.subList(0, count) : entries.subList(size - count, size);
  }
}
