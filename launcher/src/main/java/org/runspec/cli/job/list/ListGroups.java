package org.runspec.cli.job.list;

import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.list.GatheredList.Content;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Objective;
import org.runspec.job.RunState;
import org.runspec.report.Conditions;
import org.runspec.report.Entry;
import org.runspec.report.Grouping;

/**
 * Makes of a list one of groups, if that is what is asked for.
 *
 * @param conditions which entries make the groups
 */
record ListGroups(Grouping grouping, Conditions conditions) {
  boolean areWanted() {
    return grouping.isWanted();
  }

  /** What entries have to meet that are listed as they are; groups are of those that met it. */
  Conditions conditionsOfEntries() {
    return areWanted() ? Conditions.of(List.of()) : conditions;
  }

  /**
   * The list of groups; the same list if none are asked for, or nothing is in any.
   *
   * @throws org.runspec.spec.problem.UserProblem if a column or aggregate is none
   */
  Content of(Content list) {
    if (!areWanted()) {
      return list;
    }
    List<Entry> members =
        list.entries().stream().filter(conditions.among(list.entries(), list.columns())).toList();
    if (members.isEmpty()) {
      return new Content(list.columns(), List.of(), list.of(), list.noun(), list.footer());
    }
    Grouping.Groups groups =
        grouping.of(members, list.entries(), list.columns(), list.noun(), list.objectives());
    return new Content(
        groups.columns(),
        groups.entries(),
        groups.entries().size(),
        "group",
        footer(list, members));
  }

  private String footer(Content list, List<Entry> members) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "of "
            + ListPrinter.noun(members.size(), list.noun())
            + (conditions.isEmpty() ? "" : " that match, of " + ListPrinter.number(list.of())));
    long unfinished = members.stream().filter(ListGroups::isUnfinished).count();
    if (unfinished > 0 && list.noun().equals("run") && !grouping.by().contains("status")) {
      lines.add(
          ListPrinter.number((int) unfinished)
              + " of them did not complete; without: --where 'status = completed'");
    }
    long stopped = members.stream().filter(ListGroups::isStoppedEarly).count();
    if (stopped > 0 && list.noun().equals("run")) {
      lines.add(
          ListPrinter.number((int) stopped)
              + " of them were stopped early, and count as far as they came; without: --where"
              + " 'reason != "
              + EarlyStopping.REASON
              + "'");
    }
    if (grouping.aggregates().isEmpty()
        && list.objectives().stream().map(Objective::reported).distinct().count() > 1) {
      lines.add("the jobs have different objectives; say which: --aggregate mean:loss");
    }
    list.footer().lines().forEach(lines::add);
    return String.join("\n", lines);
  }

  private static boolean isStoppedEarly(Entry run) {
    return !isUnfinished(run) && run.at("reason").filter(EarlyStopping.REASON::equals).isPresent();
  }

  private static boolean isUnfinished(Entry run) {
    return run.at("status").filter(RunState.COMPLETED.toString()::equals).isEmpty();
  }
}
