package org.runspec.cli.job;

import java.util.List;
import java.util.Locale;
import org.runspec.cli.session.ProgramName;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.ListForm;
import org.runspec.report.ListScreen;
import org.runspec.report.Selection;
import org.runspec.report.Selection.Limit;

/** Prints of a list what was asked for, as it was asked for. */
final class ListPrinter {
  private static final int USUAL = 20;

  private final Sight sight;
  private final ListForm form;
  private final Selection selection;

  ListPrinter(Sight sight, ListOptions options) {
    this.sight = sight;
    this.form = ListForm.of(options.format());
    this.selection = new Selection(options.sort(), options.reverse(), limit(options));
  }

  /** Machines get everything unless they ask for less. */
  private Limit limit(ListOptions options) {
    if (options.first().isPresent()) {
      return new Limit.First(options.first().getAsInt());
    } else if (options.last().isPresent()) {
      return new Limit.Last(options.last().getAsInt(), true);
    }
    return options.all() || form != ListForm.TEXT ? new Limit.All() : new Limit.Last(USUAL, false);
  }

  private boolean isSorted() {
    return selection.sort().isPresent() || selection.reverse();
  }

  /** Of names with the latest last: those that need to be read. */
  <T> List<T> needed(List<T> latestLast) {
    int size = latestLast.size();
    if (isSorted()) {
      return latestLast;
    } else if (selection.limit() instanceof Limit.Last some) {
      return latestLast.subList(Math.max(0, size - some.count()), size);
    } else if (selection.limit() instanceof Limit.First some) {
      return latestLast.subList(0, Math.min(size, some.count()));
    }
    return latestLast;
  }

  /** Whether older entries can still be among those listed. */
  boolean needsMore(int read) {
    return isSorted() || !(selection.limit() instanceof Limit.Last some) || read < some.count();
  }

  /**
   * Prints a list.
   *
   * @param of how many entries there are, those that were not read too
   * @param noun what one is called
   * @param footer further lines for people
   */
  void print(Columns columns, List<Entry> entries, int of, String noun, String footer) {
    List<Entry> chosen = selection.from(entries, columns);
    if (form != ListForm.TEXT) {
      form.write(chosen, columns, sight.out()::print);
    } else if (of == 0) {
      String launch = ProgramName.with("SPEC.yaml --on local");
      sight.out().println("There are no " + noun + "s yet. Launch some: " + launch);
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
    boolean asked = !(selection.limit() instanceof Limit.Last last) || last.asked();
    String which = selection.sort().isPresent() ? "the greatest" : "the newest";
    return number(shown) + " of " + all + (asked ? "" : ", " + which + "; --all lists all");
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
