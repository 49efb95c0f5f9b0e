package org.runspec.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.runspec.run.journal.JournalLine;
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
   * Those in the program's file that the journal does not have since the program was started: both
   * hold the same in the same order.
   *
   * @param file where the program wrote its reports
   */
  static UnheardReports of(Path file, String stepName, int stage, List<JournalLine> journal) {
    Map<Class<?>, Integer> heard = new HashMap<>();
    for (JournalLine line : journal) {
      if (line instanceof JournalLine.Restarted restarted && restarted.stage() == stage) {
        heard.clear();
      } else if (line instanceof JournalLine.Row row && row.stage() == stage) {
        heard.merge(Report.Metrics.class, 1, Integer::sum);
      } else if (line instanceof JournalLine.Checkpoint saved && saved.stage() == stage) {
        heard.merge(Report.Checkpoint.class, 1, Integer::sum);
      } else if (line instanceof JournalLine.Artifact kept && kept.stage() == stage) {
        heard.merge(Report.Artifact.class, 1, Integer::sum);
      }
    }
    List<Report> unheard = new ArrayList<>();
    for (Report report : in(file, stepName)) {
      boolean known = heard.merge(report.getClass(), -1, Integer::sum) >= 0;
      if (!known && isMadeUpFor(report)) {
        unheard.add(report);
      }
    }
    return new UnheardReports(unheard);
  }

  private static boolean isMadeUpFor(Report report) {
    return report instanceof Report.Metrics
        || report instanceof Report.Checkpoint
        || report instanceof Report.Artifact;
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
