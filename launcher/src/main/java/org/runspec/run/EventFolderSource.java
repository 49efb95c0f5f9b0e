package org.runspec.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.runspec.run.program.report.Report;
import org.runspec.run.program.report.ReportSource;
import org.runspec.run.tensorboard.EventFolder;
import org.runspec.run.tensorboard.ScalarPoint;

/**
 * A program's TensorBoard event files as rows of metrics: neighbours of one step are one row. Files
 * that are there before it begins are not its own.
 */
final class EventFolderSource implements ReportSource {
  private final EventFolder folder;

  EventFolderSource(Path folder, Consumer<String> notes) {
    this.folder = new EventFolder(folder, notes);
    this.folder.leaveOutPresent();
  }

  @Override
  public List<Report> poll() {
    List<Report> reports = new ArrayList<>();
    Map<String, Double> row = new LinkedHashMap<>();
    long step = 0;
    for (ScalarPoint point : folder.poll()) {
      if (!row.isEmpty() && (point.step() != step || row.containsKey(point.tag()))) {
        reports.add(new Report.Metrics(step, row, Map.of()));
        row = new LinkedHashMap<>();
      }
      step = point.step();
      row.put(point.tag(), point.value());
    }
    if (!row.isEmpty()) {
      reports.add(new Report.Metrics(step, row, Map.of()));
    }
    return reports;
  }
}
