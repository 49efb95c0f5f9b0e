package org.runspec.run.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.journal.JournalLine.Step;

class MetricsJournalTest {
  private static final Instant START = Instant.parse("2026-11-20T06:24:24.123456Z");

  @TempDir private Path folder;

  private final List<String> notes = new ArrayList<>();
  private Path file;

  @BeforeEach
  void placeFile() {
    file = folder.resolve("metrics.jsonl");
  }

  private MetricsJournal open() {
    return MetricsJournal.open(file, () -> START, () -> 0.00213333333, notes::add);
  }

  private static Map<String, Double> metrics(Object... namesAndValues) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      metrics.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
    }
    return metrics;
  }

  @Test
  void aRunFromItsHyperparametersToItsEnd() throws IOException {
    Map<String, Object> hparams = new LinkedHashMap<>();
    hparams.put("lr", 4.0e-4);
    hparams.put("units", 128);
    hparams.put("name", "a \"quoted\"\nüñí name");
    hparams.put("sizes", List.of(1, 2.0, true));
    hparams.put("none", null);
    try (MetricsJournal journal = open()) {
      journal.hparams(hparams);
      journal.row(1, "iters", 1000, metrics("rew", 0.002, "win", 0.1));
      journal.row(
          1,
          "iters",
          2000,
          metrics("rew", Double.NaN, "up", Double.POSITIVE_INFINITY, "dn", -1 / 0.0));
      journal.row(1, "iters", 3000, metrics("whole", 86.0, "tiny", 3e-7, "huge", 1e22));
      journal.checkpoint(1, "c5.pt", Optional.of(new Step("iters", 500)));
      journal.checkpoint(1, "c6.pt", Optional.empty());
      journal.artifact(1, "plots/loss curve.png");
      journal.summary(1, metrics("rew", 0.0016));
      journal.hpmax(0.0016);
      journal.ended(new Ending.Completed());
    }
    Approvals.verify(Files.readString(file));
  }

  @Test
  void endingsSayWhatHappened() throws IOException {
    try (MetricsJournal journal = open()) {
      journal.ended(new Ending.Failed(2, "RuntimeError: out of \"memory\""));
      journal.ended(new Ending.Cancelled());
    }
    assertEquals(
        """
        {"ended": "error", "stage": 2, "reason": "RuntimeError: out of \\"memory\\"", "hrs": 0.002133, "time": "2026-11-20T06:24:24.123Z"}
        {"ended": "cancelled", "hrs": 0.002133, "time": "2026-11-20T06:24:24.123Z"}
        """,
        Files.readString(file));
  }

  @Test
  void withoutHyperparametersThereIsNoLineForThem() throws IOException {
    try (MetricsJournal journal = open()) {
      journal.hparams(Map.of());
    }
    assertEquals("", Files.readString(file));
  }

  @Test
  void aMetricNamedLikeAKeyGetsAnUnderscoreAndIsReportedOnce() throws IOException {
    try (MetricsJournal journal = open()) {
      journal.row(1, "epoch", 1, metrics("time", 1.5, "epoch", 2.5, "acc", 0.5));
      journal.row(1, "epoch", 2, metrics("time", 1.5));
      journal.summary(1, metrics("time", 1.5));
    }
    assertEquals(
        """
        {"stage": 1, "epoch": 1, "time_": 1.5, "epoch_": 2.5, "acc": 0.5, "hrs": 0.002133, "time": "2026-11-20T06:24:24.123Z"}
        {"stage": 1, "epoch": 2, "time_": 1.5, "hrs": 0.002133, "time": "2026-11-20T06:24:24.123Z"}
        {"stage": 1, "summary": {"time": 1.5}}
        """,
        Files.readString(file));
    assertEquals(
        List.of(
            "\"time\" is a key of metrics.jsonl, so it is written as \"time_\" there.",
            "\"epoch\" is a key of metrics.jsonl, so it is written as \"epoch_\" there."),
        notes);
  }

  @Test
  void renamingNeverMakesOneNameOfTwo() throws IOException {
    try (MetricsJournal journal = open()) {
      journal.row(1, "time", 7, metrics("time", 1.0, "time_", 2.0, "step_time", 3.0, "times", 4.0));
    }
    JournalLine.Row row = (JournalLine.Row) JournalReader.read(file).lines().get(0);
    assertEquals("step_time", row.stepName());
    assertEquals(
        metrics("time_", 1.0, "time__", 2.0, "step_time_", 3.0, "times", 4.0), row.metrics());
  }

  @Test
  void everyLineIsInTheFileBeforeTheNext() throws IOException {
    try (MetricsJournal journal = open()) {
      journal.artifact(1, "a");
      assertEquals(1, Files.readAllLines(file).size());
      journal.artifact(1, "b");
      assertEquals(2, Files.readAllLines(file).size());
    }
  }

  @Test
  void goesOnBehindAnEarlierWritersTornLine() throws IOException {
    Files.writeString(file, "{\"hpmax\": 1.0}\n{\"stage\": 1, \"iters");
    try (MetricsJournal journal = open()) {
      journal.artifact(1, "a");
    }
    JournalReader.Contents contents = JournalReader.read(file);
    assertEquals(
        List.of(new JournalLine.Objective(1.0), new JournalLine.Artifact(1, "a")),
        contents.lines());
    assertEquals(List.of("line 2: {\"stage\": 1, \"iters"), contents.unreadable());
  }

  @Test
  void goesOnBehindAnEarlierWritersWholeLine() throws IOException {
    for (String path : List.of("a", "b")) {
      try (MetricsJournal journal = open()) {
        journal.artifact(1, path);
      }
    }
    assertEquals(
        "{\"stage\": 1, \"artifact\": \"a\"}\n{\"stage\": 1, \"artifact\": \"b\"}\n",
        Files.readString(file));
  }
}
