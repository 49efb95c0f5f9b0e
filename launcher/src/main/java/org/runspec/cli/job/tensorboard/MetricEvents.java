package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.plot.ChosenRun;
import org.runspec.job.Event;
import org.runspec.report.notebook.MetricRows;
import org.runspec.report.notebook.MetricRows.Row;
import org.runspec.run.tensorboard.EventFileWriter;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;

/** An event file made from the metrics of a run that left none, as they come. */
final class MetricEvents implements AutoCloseable {
  /** In the place of a machine, by which the file is known again. */
  private static final String MAKER = "made-from-metrics";

  private final ChosenRun run;
  private final Path folder;
  private EventFileWriter writer;
  private Instant time = Instant.EPOCH;
  private int written;

  MetricEvents(ChosenRun run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  /**
   * Writes the rows that are new.
   *
   * @return whether the run has any
   */
  boolean bring() throws IOException {
    List<Row> rows = rows();
    if (rows.isEmpty()) {
      return false;
    }
    if (writer == null || rows.size() < written) {
      begin(rows.get(0).time());
    }
    for (Row row : rows.subList(written, rows.size())) {
      time = row.time();
      Map<String, Double> values = new LinkedHashMap<>();
      row.values()
          .forEach(
              (name, value) -> {
                if (value instanceof Number number) {
                  values.put(name, number.doubleValue());
                }
              });
      writer.scalars((long) row.step(), values);
    }
    written = rows.size();
    return true;
  }

  private void begin(Instant first) throws IOException {
    close();
    Files.createDirectories(folder);
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*" + MAKER + "*")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
    time = first;
    writer = EventFileWriter.create(folder, MAKER, () -> time);
    written = 0;
  }

  private List<Row> rows() throws IOException {
    List<List<Event>> journals = new ArrayList<>();
    for (int attempt = 1; attempt <= run.row().attempt(); attempt++) {
      Journal journal =
          new Journal.OfAttempt(run.job().job(), run.job().workspace(), run.row().name(), attempt);
      List<Event> events = new ArrayList<>();
      long position = 0;
      JournalPage page = run.sight().stores().records().read(journal, position);
      while (page.next() > position) {
        events.addAll(page.events());
        position = page.next();
        page = run.sight().stores().records().read(journal, position);
      }
      journals.add(events);
    }
    return MetricRows.of(journals, 1);
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
