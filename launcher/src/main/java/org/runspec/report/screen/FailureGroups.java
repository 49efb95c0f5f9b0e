package org.runspec.report.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.job.Fingerprint;
import org.runspec.job.RunState;
import org.runspec.report.StateCounts;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;

/** A job's failed runs by what made them fail. */
final class FailureGroups {
  private static final int NAMED = 3;

  private final List<Group> groups;

  private FailureGroups(List<Group> groups) {
    this.groups = List.copyOf(groups);
  }

  /**
   * Runs that failed of one cause.
   *
   * @param cause the reason, without what differs between them
   */
  record Group(String cause, List<RunRow> runs) {
    Group {
      runs = List.copyOf(runs);
    }

    /** Such as {@code run1.3, run1.4, ...}. */
    String names(int most) {
      List<String> names = new ArrayList<>();
      runs.stream().limit(most).forEach(run -> names.add(run.name().toString()));
      return String.join(", ", names) + (runs.size() > most ? ", ..." : "");
    }
  }

  /** Of a job, the greatest group first. */
  static FailureGroups of(JobView view) {
    Map<String, List<RunRow>> byReason = new LinkedHashMap<>();
    for (RunRow run : view.runs()) {
      if (run.state() == RunState.ERROR) {
        byReason.computeIfAbsent(run.reason(), reason -> new ArrayList<>()).add(run);
      }
    }
    Map<Fingerprint, List<String>> alike = new LinkedHashMap<>();
    for (String reason : byReason.keySet()) {
      alike.computeIfAbsent(Fingerprint.of(reason), print -> new ArrayList<>()).add(reason);
    }
    List<Group> groups = new ArrayList<>();
    alike.forEach(
        (print, reasons) -> {
          List<RunRow> runs = new ArrayList<>();
          reasons.forEach(reason -> runs.addAll(byReason.get(reason)));
          runs.sort(Comparator.comparingInt(RunRow::index));
          groups.add(new Group(reasons.size() == 1 ? reasons.get(0) : print.text(), runs));
        });
    groups.sort(
        Comparator.comparing((Group group) -> group.runs().size())
            .reversed()
            .thenComparing(group -> group.runs().get(0).index()));
    return new FailureGroups(groups);
  }

  List<Group> groups() {
    return groups;
  }

  /** How many failed of how many causes, and of those with most runs all that is known. */
  void showWhole(int most, ScreenLines lines) {
    show(most, lines, lines::countedWhole);
  }

  /** The same, each cause on a line. */
  void show(int most, ScreenLines lines) {
    show(most, lines, lines::counted);
  }

  /** Shows a cause, how many runs it has and some of their names. */
  private interface Line {
    void show(String count, String cause, String names);
  }

  private void show(int most, ScreenLines lines, Line line) {
    if (groups.isEmpty()) {
      return;
    }
    int failures = groups.stream().mapToInt(group -> group.runs().size()).sum();
    String causes =
        groups.size() == 1 ? "one cause" : StateCounts.number(groups.size()) + " causes";
    lines.line(StateCounts.number(failures, "failure") + ", " + causes + ":");
    boolean all = groups.size() <= most;
    for (Group group : groups.subList(0, all ? groups.size() : Math.max(1, most - 1))) {
      String names = group.names(lines.isNarrow() ? 1 : NAMED);
      line.show(StateCounts.number(group.runs().size()), group.cause(), names);
    }
    if (!all) {
      lines.line("         and " + (groups.size() - Math.max(1, most - 1)) + " more causes");
    }
  }
}
