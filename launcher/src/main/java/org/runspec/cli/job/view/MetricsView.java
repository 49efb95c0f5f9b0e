package org.runspec.cli.job.view;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Sight;
import org.runspec.job.Event;
import org.runspec.report.ColumnChoice;
import org.runspec.report.Columns;
import org.runspec.report.Entry;
import org.runspec.report.ListForm;
import org.runspec.report.ListScreen;
import org.runspec.report.Named;
import org.runspec.report.notebook.MetricRows;
import org.runspec.report.notebook.MetricRows.Row;

/** All metrics of runs, a row for each step. */
final class MetricsView {
  private final Viewed viewed;

  MetricsView(Viewed viewed) {
    this.viewed = viewed;
  }

  void show(List<String> names, ListForm form) throws IOException {
    Sight sight = viewed.sight();
    List<Named.Run> runs = viewed.runs(names);
    List<Entry> entries = new ArrayList<>();
    for (Named.Run run : runs) {
      for (Row row : rows(run)) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (runs.size() > 1 || form != ListForm.TEXT) {
          values.put("run", run.toString());
        }
        values.put("attempt", row.attempt());
        values.put("time", row.time());
        values.put("metrics", row.values());
        entries.add(new Entry(values));
      }
    }
    if (form != ListForm.TEXT) {
      ColumnChoice.USUAL.write(entries, entries, Columns.METRICS, form, sight.out()::print);
    } else if (entries.isEmpty()) {
      sight
          .err()
          .println(mayStillCome(runs) ? "There are no metrics yet." : "There are no metrics.");
    } else {
      new ListScreen(Columns.METRICS, sight.zone(), sight.width())
          .of(entries, entries, ColumnChoice.USUAL)
          .forEach(sight.out()::println);
    }
  }

  private boolean mayStillCome(List<Named.Run> runs) throws IOException {
    for (Named.Run run : runs) {
      if (!viewed.row(run).state().isTerminal()) {
        return true;
      }
    }
    return false;
  }

  private List<Row> rows(Named.Run run) throws IOException {
    int last = viewed.attemptOf(viewed.row(run));
    int first = viewed.attempt().isPresent() ? last : 1;
    List<List<Event>> journals = new ArrayList<>();
    for (int attempt = first; attempt <= last; attempt++) {
      journals.add(viewed.events(Viewed.journal(run, attempt)));
    }
    return MetricRows.of(journals, first);
  }
}
