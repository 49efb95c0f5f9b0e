package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.report.notebook.MetricRows.Row;
import org.runspec.run.tensorboard.EventFileWriter;
import org.runspec.transfer.LocalDisk;

/** An event file made from the metrics of a run that left none, as they come. */
final class MetricEvents implements AutoCloseable {
  /** In the place of a machine, by which the file is known again. */
  private static final String MAKER = "made-from-metrics";

  private final RunJournals journals;
  private final Path folder;
  private final LocalDisk disk;
  private final Map<String, Reached> reached = new HashMap<>();
  private EventFileWriter writer;
  private Instant time = Instant.EPOCH;

  MetricEvents(RunJournals journals, Path folder, LocalDisk disk) {
    this.journals = journals;
    this.folder = folder;
    this.disk = disk;
  }

  /** How far a stage is written. */
  private record Reached(int attempt, double step) {}

  /**
   * Writes the rows that are new. Where an attempt did steps again, the file is made anew.
   *
   * @param attempts how many the run had
   * @return whether the run has any rows
   */
  boolean bring(int attempts) throws IOException {
    if (writer != null) {
      List<Row> more = journals.more(attempts);
      if (more.stream().allMatch(this::goesOn)) {
        disk.run(() -> write(more));
        return true;
      }
    }
    List<Row> all = journals.all(attempts);
    if (all.isEmpty()) {
      return false;
    }
    reached.clear();
    all.forEach(this::goesOn);
    disk.run(() -> begin(all.get(0).time()));
    disk.run(() -> write(all));
    return true;
  }

  /** Notes how far a row comes, unless it is of steps that an earlier attempt did. */
  private boolean goesOn(Row row) {
    Reached before = reached.get(row.stage());
    if (before == null) {
      reached.put(row.stage(), new Reached(row.attempt(), row.step()));
      return true;
    } else if (before.attempt() != row.attempt() && row.step() <= before.step()) {
      return false;
    }
    double furthest = Math.max(before.step(), row.step());
    reached.put(row.stage(), new Reached(row.attempt(), furthest));
    return true;
  }

  /** Under a new name: who reads the old file would not notice another one in its place. */
  private void begin(Instant first) throws IOException {
    close();
    time = first;
    try {
      writer = EventFileWriter.create(folder, MAKER, () -> time);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    delete(folder, writer.file());
  }

  private void write(List<Row> rows) throws IOException {
    for (Row row : rows) {
      time = row.time();
      Map<String, Double> values = new LinkedHashMap<>();
      row.values()
          .forEach(
              (name, value) -> {
                if (value instanceof Number number) {
                  values.put(name, number.doubleValue());
                }
              });
      try {
        writer.scalars((long) row.step(), values);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** Deletes what was ever made from metrics in a folder, if it is there. */
  static void delete(Path folder) throws IOException {
    delete(folder, folder);
  }

  private static void delete(Path folder, Path kept) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> made = Files.newDirectoryStream(folder, "*" + MAKER + "*")) {
      for (Path file : made) {
        if (!file.equals(kept)) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
