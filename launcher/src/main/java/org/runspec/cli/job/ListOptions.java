package org.runspec.cli.job;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.spec.problem.UserProblem;

/** Which lines a list has, in what order and form. */
final class ListOptions {
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

  String format() {
    return format;
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
