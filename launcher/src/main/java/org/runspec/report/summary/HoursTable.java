package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.List;
import org.runspec.job.RunState;
import org.runspec.report.CellText;
import org.runspec.report.StateCounts;

/** What time a job took, as a table. */
public record HoursTable(Hours hours) {
  /** In the order in which they are told. */
  private static final List<RunState> STATES =
      List.of(
          RunState.COMPLETED,
          RunState.RUNNING,
          RunState.QUEUED,
          RunState.ERROR,
          RunState.CANCELLED);

  /** A table of names, counts and lengths of time: of runs by state, and of nodes. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (RunState state : STATES) {
      Hours.Spent spent = hours.runs().get(state);
      if (spent != null) {
        rows.add(row((state == RunState.ERROR ? "failed" : state) + " runs", spent));
      }
    }
    rows.add(row("nodes", hours.nodes()));
    return rows;
  }

  private static List<String> row(String name, Hours.Spent spent) {
    return List.of(name, StateCounts.number(spent.of()), CellText.duration(spent.time()));
  }
}
