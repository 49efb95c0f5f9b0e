package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalLine.Restarted;
import org.runspec.run.program.report.Report;

/** What a program reported and the journal does not have. */
class UnheardReportsTest {
  private static final Instant TIME = Instant.EPOCH;

  @TempDir Path folder;
  private Path file;
  private final List<JournalLine> journal = new ArrayList<>();

  @BeforeEach
  void report() throws IOException {
    file =
        Files.writeString(
            folder.resolve("metrics.jsonl"),
            """
            {"iters": 7, "time": 0.7}
            {"iters": 8, "time": NaN}
            {"checkpoint": "c", "iters": 8}
            {"summary": {"time": 1}}
            {"iters": 9, "ti""");
  }

  private void row(int stage, long step, double value) {
    journal.add(new JournalLine.Row(stage, "iters", step, Map.of("time_", value), 0, TIME));
  }

  private List<Class<?>> unheard() {
    List<Class<?>> kinds = new ArrayList<>();
    UnheardReports.of(file, "iters", 2, journal).reports().forEach(r -> kinds.add(r.getClass()));
    return kinds;
  }

  @Test
  void whatTheJournalHasIsNotReportedAgain() {
    row(2, 7, 0.7);
    row(2, 8, Double.NaN);
    journal.add(new JournalLine.Checkpoint(2, "c", Optional.of(new JournalLine.Step("iters", 8))));

    assertEquals(List.of(), unheard());
  }

  @Test
  void aJournalThatHasNothingMissesAllFinishedLines() {
    row(1, 7, 0.7);

    assertEquals(
        List.of(Report.Metrics.class, Report.Metrics.class, Report.Checkpoint.class), unheard());
  }

  /** As many rows as the program reported, but of the attempt before. */
  @Test
  void aJournalWhoseEndIsLostHasOnlyOlderRows() {
    row(2, 5, 0.5);
    row(2, 6, 0.6);

    assertEquals(
        List.of(Report.Metrics.class, Report.Metrics.class, Report.Checkpoint.class), unheard());
  }

  @Test
  void aRowThatANewerAttemptTookThePlaceOfCountsAsUnheard() {
    row(2, 7, 0.7);
    row(2, 8, Double.NaN);
    journal.add(new Restarted(2, Restarted.Cause.RESUMED, 0, TIME));
    row(2, 7, 0.7);

    assertEquals(List.of(Report.Metrics.class, Report.Checkpoint.class), unheard());
  }

  @Test
  void aProgramThatNeverStartedReportedNothing() throws IOException {
    Files.delete(file);

    assertEquals(List.of(), unheard());
  }
}
