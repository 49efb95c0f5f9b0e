package org.runspec.report.screen;

import java.util.List;
import org.runspec.report.StateCounts;
import org.runspec.report.summary.FailureCause;
import org.runspec.store.JobView;

/** A job's failed runs by what made them fail, as lines of a screen. */
final class FailureGroups {
  private static final int NAMED = 3;

  private final List<FailureCause> causes;

  FailureGroups(List<FailureCause> causes) {
    this.causes = List.copyOf(causes);
  }

  /** Of a job, the greatest group first. */
  static FailureGroups of(JobView view) {
    return new FailureGroups(FailureCause.of(view));
  }

  List<FailureCause> causes() {
    return causes;
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
    if (causes.isEmpty()) {
      return;
    }
    int failures = causes.stream().mapToInt(cause -> cause.runs().size()).sum();
    String number =
        causes.size() == 1 ? "one cause" : StateCounts.number(causes.size()) + " causes";
    lines.line(StateCounts.number(failures, "failure") + ", " + number + ":");
    boolean all = causes.size() <= most;
    for (FailureCause cause : causes.subList(0, all ? causes.size() : Math.max(1, most - 1))) {
      String names = cause.names(lines.isNarrow() ? 1 : NAMED);
      line.show(StateCounts.number(cause.runs().size()), cause.cause(), names);
    }
    if (!all) {
      lines.line("         and " + (causes.size() - Math.max(1, most - 1)) + " more causes");
    }
  }
}
