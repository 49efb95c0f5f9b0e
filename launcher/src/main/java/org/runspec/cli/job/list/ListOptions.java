package org.runspec.cli.job.list;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.ParametersDelegate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.runspec.cli.job.Where;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;

/** Which lines a list has, in what order and form. */
final class ListOptions {
  private static final int UNSET = Integer.MIN_VALUE;
  private static final Duration USUAL_PACE = Duration.ofSeconds(2);

  @Parameter(names = "--first", description = "Lists so many from the beginning")
  private int first = UNSET;

  @Parameter(names = "--last", description = "Lists so many from the end, 20 if nothing is said")
  private int last = UNSET;

  @Parameter(names = "--all", description = "Lists all")
  private boolean all;

  @Parameter(
      names = "--sort",
      description =
          "Sorts by a column, the greatest last, such as hpmax or metrics.hpmax; NaN and what has no"
              + " value stand last, or first where only the end is shown")
  private String sort;

  @Parameter(names = "--reverse", description = "Turns the order around")
  private boolean reverse;

  @ParametersDelegate private final Where where = new Where();

  @Parameter(
      names = "--filter",
      splitter = Where.WholeText.class,
      description = "Another name of --where")
  private List<String> filters = new ArrayList<>();

  @Parameter(
      names = "--group-by",
      description =
          "Lists groups of those with the same values in these columns, such as lr,depth or"
              + " 'hparams.*', in the order of the values. Where a metric and a hyperparameter are both"
              + " called lr, hparams.lr and metrics.lr tell them apart, here as in all options")
  private List<String> groups = new ArrayList<>();

  @Parameter(
      names = "--aggregate",
      description =
          "What is shown of each group, or of all: count, mean, median, std, sem, min, max, argmin or"
              + " argmax of columns, such as mean:loss,argmin:loss,count. By default that of the"
              + " objective. mean:loss=header renames one. NaN counts as no value, infinite values count")
  private List<String> aggregates = new ArrayList<>();

  @Parameter(
      names = "--columns",
      description =
          "Shows these columns alone, such as run,loss,hparams.*; loss=header renames one, in"
              + " exports too")
  private List<String> columns = new ArrayList<>();

  @Parameter(names = "--add-columns", description = "Shows these columns too")
  private List<String> added = new ArrayList<>();

  @Parameter(names = "--available", description = "Lists the columns that there are")
  private boolean available;

  @Parameter(names = "--format", description = "text, json, jsonl, csv or tsv")
  private String format;

  @Parameter(
      names = "--export",
      description =
          "Writes all for programs: csv, tsv, json or jsonl (an object on each line); in json NaN,"
              + " Infinity and -Infinity are texts")
  private String export;

  @Parameter(names = "--output", description = "The file to write to, instead of the screen")
  private String output;

  @Parameter(
      names = "--watch",
      description = "Shows the list again every 2 seconds, or as many as follow, until Ctrl-C")
  private boolean watch;

  Optional<String> sort() {
    return Optional.ofNullable(sort);
  }

  boolean reverse() {
    return reverse;
  }

  boolean all() {
    return all;
  }

  OptionalInt first() {
    return count("--first", first);
  }

  OptionalInt last() {
    return count("--last", last);
  }

  /** As they were typed; all are to be met. */
  List<String> conditions() {
    return Stream.of(where.conditions(), filters).flatMap(List::stream).toList();
  }

  /** Columns whose values make groups; none for no groups, or one of all. */
  List<String> groups() {
    return groups;
  }

  /** What is shown of each group; none for what is usual. */
  List<String> aggregates() {
    return aggregates;
  }

  /** Instead of the usual columns; none for those. */
  List<String> columns() {
    return columns;
  }

  /** Beside the usual columns. */
  List<String> addedColumns() {
    return added;
  }

  boolean available() {
    return available;
  }

  /** The word for the form; that of a file follows from its name if nothing is said. */
  String form() {
    if (export != null && format != null && !export.equals(format)) {
      throw new UserProblem("list", "--export and --format say different things", "--export csv");
    } else if (export != null) {
      return exported(export);
    } else if (format != null || output == null) {
      return format == null ? "text" : format;
    }
    return exported(output.substring(output.lastIndexOf('.') + 1));
  }

  private static String exported(String word) {
    List<String> known = List.of("csv", "tsv", "json", "jsonl");
    if (!known.contains(word)) {
      throw new UserProblem(
          "export as " + Quote.of(word),
          "there are " + String.join(", ", known),
          "--export " + Nearest.to(word, known).orElse(known.get(0)));
    }
    return word;
  }

  Optional<String> output() {
    return Optional.ofNullable(output);
  }

  /**
   * How often the list is shown again; empty for once.
   *
   * @param words of the command; a number of seconds among them is taken out
   */
  Optional<Duration> watch(List<String> words) {
    if (!watch) {
      return Optional.empty();
    }
    Optional<String> seconds = words.stream().filter(ListOptions::isNumber).findFirst();
    seconds.ifPresent(words::remove);
    seconds.filter(number -> !isSeconds(number)).ifPresent(ListOptions::refuse);
    return Optional.of(
        seconds
            .map(number -> Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000)))
            .orElse(USUAL_PACE));
  }

  private static boolean isNumber(String word) {
    return word.matches("-?[0-9]+(\\.[0-9]*)?");
  }

  private static void refuse(String seconds) {
    throw new UserProblem(
        "show the list every " + seconds + " seconds",
        "that is no pace from 0.1 to 999999 seconds, in steps of 0.001",
        "--watch 2");
  }

  private static boolean isSeconds(String word) {
    return word.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") && Double.parseDouble(word) >= 0.1;
  }

  private OptionalInt count(String option, int number) {
    List<String> given = new ArrayList<>();
    given.addAll(all ? List.of("--all") : List.of());
    given.addAll(first == UNSET ? List.of() : List.of("--first"));
    given.addAll(last == UNSET ? List.of() : List.of("--last"));
    if (given.size() > 1) {
      throw new UserProblem(
          "list", String.join(" and ", given) + " exclude each other", given.get(0));
    } else if (number != UNSET && number < 1) {
      throw new UserProblem(
          "list " + number + " of them", option + " takes a number from 1", option + " 20");
    }
    return number == UNSET ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
