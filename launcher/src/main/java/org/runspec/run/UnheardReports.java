package org.runspec.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.StandingRows;
import org.runspec.run.program.report.JsonLinesSource;
import org.runspec.run.program.report.Report;

/**
 * What a stage's program reported while nobody listened any more: its launcher was killed first, or
 * with it. The program goes on behind its checkpoint and does not report it again.
 *
 * @param reports in their order: metrics, checkpoints, artifacts
 */
record UnheardReports(List<Report> reports) {
  UnheardReports {
    reports = List.copyOf(reports);
  }

  /**
   * Those in the program's file that are not in the journal, of whose end any part may be lost.
   *
   * @param file where the program wrote its reports
   */
  static UnheardReports of(Path file, String stepName, int stage, List<JournalLine> journal) {
    Set<Object> heard = new HashSet<>();
    for (JournalLine.Row row : StandingRows.in(journal)) {
      if (row.stage() == stage) {
        heard.add(new Measured(row.step(), row.reported()));
      }
    }
    for (JournalLine line : journal) {
      if (line instanceof JournalLine.Checkpoint saved && saved.stage() == stage) {
        heard.add(new Saved(saved.path(), saved.at().map(JournalLine.Step::count)));
      } else if (line instanceof JournalLine.Artifact kept && kept.stage() == stage) {
        heard.add(new Report.Artifact(kept.path()));
      }
    }
    return new UnheardReports(
        in(file, stepName).stream()
            .filter(report -> content(report).filter(it -> !heard.contains(it)).isPresent())
            .toList());
  }

  private record Measured(long step, Map<String, Double> metrics) {}

  private record Saved(String path, Optional<Long> step) {}

  /** What makes a report the same as a line of the journal; empty for kinds not made up for. */
  private static Optional<Object> content(Report report) {
    if (report instanceof Report.Metrics row) {
      return Optional.of(new Measured(Math.round(row.step()), row.values()));
    }
    if (report instanceof Report.Checkpoint saved) {
      Optional<Long> step =
          saved.step().isPresent()
              ? Optional.of(Math.round(saved.step().getAsDouble()))
              : Optional.empty();
      return Optional.of(new Saved(saved.path(), step));
    }
    return report instanceof Report.Artifact ? Optional.of(report) : Optional.empty();
  }

  /** All finished lines; what cannot be read now is as if it had not been written. */
  private static List<Report> in(Path file, String stepName) {
    JsonLinesSource source = new JsonLinesSource(file, stepName);
    List<Report> reports = new ArrayList<>();
    try {
      List<Report> some = source.poll();
      while (!some.isEmpty()) {
        reports.addAll(some);
        some = source.poll();
      }
    } catch (IOException e) {
      return reports;
    }
    return reports;
  }
}
