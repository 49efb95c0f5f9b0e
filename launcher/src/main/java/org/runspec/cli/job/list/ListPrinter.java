package org.runspec.cli.job.list;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.runspec.cli.job.Sight;
import org.runspec.cli.job.list.GatheredList.Content;
import org.runspec.cli.session.ProgramName;
import org.runspec.cli.session.ResultFile;
import org.runspec.report.ColumnChoice;
import org.runspec.report.Conditions;
import org.runspec.report.Grouping;
import org.runspec.report.ListForm;
import org.runspec.report.ListScreen;
import org.runspec.report.Selection;
import org.runspec.report.Selection.Chosen;
import org.runspec.report.Selection.Limit;
import org.runspec.report.table.TextTable;
import org.runspec.spec.problem.GivenPath;
import org.runspec.spec.problem.UserProblem;

/** Prints of a list what was asked for, as it was asked for. */
final class ListPrinter {
  private static final int USUAL = 20;

  private final Sight sight;
  private final ListForm form;
  private final Selection selection;
  private final ListGroups groups;
  private final ColumnChoice columns;
  private final Optional<String> output;
  private final boolean available;

  ListPrinter(Sight sight, ListOptions options) {
    this.sight = sight;
    this.form = ListForm.of(options.form());
    this.groups =
        new ListGroups(
            new Grouping(options.groups(), options.aggregates()),
            Conditions.of(options.conditions()));
    this.selection =
        new Selection(
            options.sort(), options.reverse(), groups.conditionsOfEntries(), limit(options));
    this.columns = new ColumnChoice(options.columns(), options.addedColumns());
    this.output = options.output();
    this.available = options.available();
  }

  /** Machines get everything unless they ask for less. */
  private Limit limit(ListOptions options) {
    if (options.first().isPresent()) {
      return new Limit.First(options.first().getAsInt());
    } else if (options.last().isPresent()) {
      return new Limit.Last(options.last().getAsInt(), true);
    }
    return options.all() || form != ListForm.TEXT || groups.areWanted()
        ? new Limit.All()
        : new Limit.Last(USUAL, false);
  }

  /**
   * Makes sure that a list that is shown again and again is one for people.
   *
   * @throws UserProblem if it is for programs, or goes into a file
   */
  void requireScreen() {
    if (form != ListForm.TEXT || output.isPresent()) {
      throw new UserProblem(
          "watch a list "
              + output
                  .map(file -> "in " + file)
                  .orElse("as " + form.name().toLowerCase(Locale.ROOT)),
          "--watch shows text on a terminal",
          "the same without --watch");
    }
  }

  /** Whether every entry is needed to know which are listed. */
  private boolean needsAll() {
    return groups.areWanted()
        || selection.sort().isPresent()
        || selection.reverse()
        || !selection.conditions().isEmpty()
        || available;
  }

  /** Of names with the latest last: those that need to be read. */
  <T> List<T> needed(List<T> latestLast) {
    int size = latestLast.size();
    if (needsAll()) {
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
    return needsAll() || !(selection.limit() instanceof Limit.Last some) || read < some.count();
  }

  /** Prints a list, or writes it to its file. */
  void print(Content gathered) throws IOException {
    Content list = groups.of(gathered);
    if (output.isEmpty()) {
      write(list, sight.width(), sight.out()::print);
      return;
    }
    Path path = sight.session().directory().resolve(GivenPath.of(output.get()));
    new ResultFile(path).write(pieces -> write(list, TextTable.ENDLESS, pieces));
    int count = selection.from(list.entries(), list.columns()).entries().size();
    sight.err().println("Wrote " + noun(count, list.noun()) + " to " + path + ".");
  }

  private void write(Content list, int width, Consumer<String> pieces) throws IOException {
    if (form == ListForm.TEXT) {
      lines(list, width).forEach(line -> pieces.accept(line + System.lineSeparator()));
    } else {
      Chosen chosen = selection.from(list.entries(), list.columns());
      columns.write(chosen.entries(), list.entries(), list.columns(), form, pieces);
    }
  }

  /** A list as people see it. */
  List<String> lines(Content list) {
    return lines(groups.of(list), sight.width());
  }

  private List<String> lines(Content list, int width) {
    if (list.of() == 0) {
      String launch = ProgramName.with("SPEC.yaml --on local");
      return List.of("There are no " + list.noun() + "s yet. Launch some: " + launch);
    }
    Chosen chosen = selection.from(list.entries(), list.columns());
    ListScreen screen = new ListScreen(list.columns(), sight.zone(), width);
    if (available) {
      return screen.available(list.entries());
    } else if (chosen.entries().isEmpty()) {
      return List.of("None of " + noun(list.of(), list.noun()) + " matches.");
    }
    List<String> lines = new ArrayList<>(screen.of(chosen.entries(), list.entries(), columns));
    lines.add(count(chosen, list));
    list.footer().lines().forEach(lines::add);
    return lines;
  }

  private String count(Chosen chosen, Content list) {
    int shown = chosen.entries().size();
    boolean isFiltered = !selection.conditions().isEmpty();
    if (isFiltered && shown == chosen.matching()) {
      String verb = shown == 1 ? " matches" : " match";
      return number(shown) + " of " + noun(list.of(), list.noun()) + verb;
    } else if (shown == list.of()) {
      return noun(shown, list.noun());
    }
    String all =
        isFiltered
            ? noun(chosen.matching(), list.noun()) + " that match"
            : noun(list.of(), list.noun());
    boolean asked = !(selection.limit() instanceof Limit.Last last) || last.asked();
    String which = selection.sort().isPresent() ? "the greatest" : "the newest";
    return number(shown) + " of " + all + (asked ? "" : ", " + which + "; --all lists all");
  }

  static String noun(int count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
