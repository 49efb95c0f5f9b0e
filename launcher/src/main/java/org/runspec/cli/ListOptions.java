package org.runspec.cli;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.ListForm;
import org.runspec.report.ListScreen;
import org.runspec.report.Selection;
import org.runspec.report.Selection.Limit;
import org.runspec.spec.problem.UserProblem;

/** Which lines a list has, in what order and form. */
final class ListOptions {
  private static final int USUAL = 20;
  private static final int UNSET = -1;

  @Parameter(names = "--first", description = "Lists so many from the beginning")
  private int first = UNSET;

  @Parameter(names = "--last", description = "Lists so many from the end, 20 if nothing is said")
  private int last = UNSET;

  @Parameter(names = "--all", description = "Lists all")
  private boolean all;

  @Parameter(
      names = "--sort",
      description = "Sorts by a column, the greatest last, such as hpmax or metrics.hpmax")
  private String sort;

  @Parameter(names = "--reverse", description = "Turns the order around")
  private boolean reverse;

  @Parameter(names = "--format", description = "text, json, csv or tsv")
  private String format = "text";

  /** Of names with the latest last: those that need to be read. */
  <T> List<T> unsorted(List<T> latestLast) {
    Limit limit = limit();
    if (sort != null || reverse) {
      return latestLast;
    } else if (limit instanceof Limit.Last some) {
      return latestLast.subList(
          Math.max(0, latestLast.size() - some.count()), latestLast.size());
    } else if (limit instanceof Limit.First some) {
      return latestLast.subList(0, Math.min(latestLast.size(), some.count()));
    }
    return latestLast;
  }

  /** Whether older entries can still be among those listed. */
  boolean needsMore(int read) {
    return sort != null || reverse || !(limit() instanceof Limit.Last some) || read < some.count();
  }

  /**
   * Prints what was asked for.
   *
   * @param of how many entries there are, those that were not read too
   * @param noun what one is called
   * @param footer further lines for people
   */
  void print(
      Sight sight, Columns columns, List<Entry> entries, int of, String noun, String footer) {
    ListForm form = ListForm.of(format);
    Selection selection = new Selection(Optional.ofNullable(sort), reverse, limit());
    List<Entry> chosen = selection.from(entries, columns).entries();
    if (form != ListForm.TEXT) {
      form.write(chosen, columns, sight.out()::print);
    } else if (of == 0) {
      sight.out().println("There are no " + noun + "s yet. Launch some: " + ProgramName.with("SPEC.yaml --on local"));
    } else {
      new ListScreen(columns, sight.zone(), sight.width()).of(chosen).forEach(sight.out()::println);
      sight.out().println(count(chosen.size(), of, noun));
      sight.out().print(footer);
    }
  }

  private String count(int shown, int of, String noun) {
    String all = number(of) + " " + noun + (of == 1 ? "" : "s");
    if (shown == of) {
      return all;
    }
    boolean asked = first != UNSET || last != UNSET;
    return number(shown) + " of " + all + (asked ? "" : ", the newest; --all lists all");
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Machines get everything unless they ask for less. */
  private Limit limit() {
    List<String> given = new ArrayList<>();
    given.addAll(all ? List.of("--all") : List.of());
    given.addAll(first == UNSET ? List.of() : List.of("--first"));
    given.addAll(last == UNSET ? List.of() : List.of("--last"));
    if (given.size() > 1) {
      throw new UserProblem("list", String.join(" and ", given) + " exclude each other", given.get(0));
    } else if (first != UNSET) {
      return new Limit.First(positive("--first", first));
    } else if (last != UNSET) {
      return new Limit.Last(positive("--last", last), true);
    }
    return all || ListForm.of(format) != ListForm.TEXT
        ? new Limit.All()
        : new Limit.Last(USUAL, false);
  }

  private static int positive(String option, int number) {
    if (number < 1) {
      throw new UserProblem(
          "list " + number + " of them", option + " takes a number from 1", option + " 20");
    }
    return number;
  }
}
