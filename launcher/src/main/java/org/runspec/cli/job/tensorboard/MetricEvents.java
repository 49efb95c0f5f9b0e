package org.runspec.cli.job.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.tensorboard.EventFileWriter;
import org.runspec.transfer.LocalDisk;

/**
 * An event file made from the metrics of a run that left none, as they come. It is open only while
 * rows are written, since very many runs may be watched.
 */
final class MetricEvents {
  /** In the place of a machine, by which the file is known again. */
  private static final String MAKER = "made-from-metrics";

  private final RunJournals journals;
  private final Path folder;
  private final LocalDisk disk;
  private final Map<String, Reached> reached = new HashMap<>();
  private Optional<Path> file = Optional.empty();
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
    if (file.isEmpty() || !journals.read(attempts, this::goOn)) {
      makeAnew(attempts);
    }
    return file.isPresent();
  }

  private boolean goOn(List<MetricRow> rows) throws IOException {
    if (!rows.stream().allMatch(this::goesOn)) {
      return false;
    }
    write(rows);
    return true;
  }

  /** Reads all rows twice rather than keep them: a run may have very many. */
  private void makeAnew(int attempts) throws IOException {
    DoneAgain again = new DoneAgain();
    boolean isWhole = false;
    while (!isWhole) { // unless steps were done again meanwhile
      journals.rewind();
      journals.read(
          attempts,
          rows -> {
            rows.forEach(again::learn);
            return true;
          });
      file = Optional.empty();
      reached.clear();
      journals.rewind();
      isWhole = journals.read(attempts, rows -> goOn(rows.stream().filter(again::counts).toList()));
    }
  }

  /** Notes how far a row comes, unless it is of steps that an earlier attempt did. */
  private boolean goesOn(MetricRow row) {
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

  private void write(List<MetricRow> rows) throws IOException {
    if (!rows.isEmpty()) {
      time = rows.get(0).time();
      disk.run(() -> append(rows));
    }
  }

  /** A file that is made anew has a new name: who reads the old one would not notice. */
  private void append(List<MetricRow> rows) throws IOException {
    try (EventFileWriter writer =
        file.isPresent()
            ? EventFileWriter.goOn(file.get(), () -> time)
            : EventFileWriter.create(folder, MAKER, () -> time)) {
      for (MetricRow row : rows) {
        time = row.time();
        writer.scalars((long) row.step(), row.values());
      }
      if (file.isEmpty()) {
        file = Optional.of(writer.file());
        delete(folder, writer.file());
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
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
}
