package org.runspec.run.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.runspec.run.journal.JournalLine.Restarted;
import org.runspec.run.journal.JournalLine.Row;

/**
 * The rows of a journal that count: of each step the newest attempt's. Where a stage was begun
 * again, its first new row takes the place of all its older ones at this step and beyond.
 */
public final class StandingRows {
  private final List<Row> rows = new ArrayList<>();
  private final Set<Integer> beginning = new HashSet<>();

  private StandingRows() {}

  /** Those among the lines of a journal, in their order. */
  public static List<Row> in(List<JournalLine> lines) {
    StandingRows standing = new StandingRows();
    for (JournalLine line : lines) {
      if (line instanceof Restarted restarted) {
        standing.beginning.add(restarted.stage());
      } else if (line instanceof Row row) {
        standing.add(row);
      }
    }
    return List.copyOf(standing.rows);
  }

  private void add(Row row) {
    if (beginning.remove(row.stage())) {
      rows.removeIf(old -> old.stage() == row.stage() && old.step() >= row.step());
    }
    rows.add(row);
  }
}
