package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.JobName;
import org.runspec.job.Objective;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunName;
import org.runspec.node.journal.LocalJournal;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.Journal;
import org.runspec.store.file.FileRunStore;

/** What a command reports after its controller was killed is not lost. */
class UnheardReportsTest {
  private static final Journal KEY =
      new Journal.OfAttempt(new JobName(1), "ws1", new RunName(1, 1), 1);
  private static final String REPORTED =
      """
      {"iters": 1, "loss": 0.5}
      {"hparams": {"lr": 0.1}}
      {"checkpoint": "c1", "iters": 1}
      {"iters": 2, "loss": 0.25}
      {"checkpoint": "c2", "iters": 2}
      {"iters": 3, "lo""";

  @TempDir private Path folder;
  private AttemptFolder attempt;

  @BeforeEach
  void commandReported() throws IOException {
    attempt = new AttemptFolder(folder.resolve("a1"));
    Files.createDirectories(attempt.files().metrics().getParent());
    Files.writeString(attempt.files().metrics(), REPORTED);
  }

  @Test
  void whatNobodyHeardIsAddedOnce() throws IOException {
    heard(EventKind.QUEUED, EventKind.STARTED, EventKind.HPARAMS, EventKind.METRICS);

    settle();
    settle();

    assertEquals(
        List.of(
            "queued",
            "started",
            "hparams",
            "metrics", // heard
            "hparams",
            "checkpoint c1",
            "metrics 2.0",
            "checkpoint c2"),
        lines());
  }

  @Test
  void whatASettlementLeftWhenItWasKilledIsAddedByTheNext() throws IOException {
    heard(EventKind.STARTED);
    settle();
    List<String> all = lines();
    String text = Files.readString(attempt.journal());
    String half = text.substring(0, text.lastIndexOf("checkpoint") + 4);
    Files.writeString(attempt.journal(), half, StandardOpenOption.TRUNCATE_EXISTING);

    settle();

    assertEquals(all, lines());
  }

  @Test
  void anAttemptThatNeverStartedOrThatEndedStaysAsItIs() throws IOException {
    heard(EventKind.QUEUED);
    settle();
    assertEquals(List.of("queued"), lines());

    heard(EventKind.STARTED, EventKind.ENDED);
    settle();
    assertEquals(List.of("queued", "started", "ended"), lines());
  }

  private void heard(EventKind... kinds) throws IOException {
    try (LocalJournal journal = journal()) {
      for (EventKind kind : kinds) {
        journal.add(new Event(Instant.EPOCH, kind, Optional.empty(), Map.of()));
      }
    }
  }

  private void settle() throws IOException {
    try (LocalJournal journal = journal()) {
      new UnheardReports(Clock.systemUTC(), Objective.HPMAX).addTo(journal, attempt);
    }
  }

  private LocalJournal journal() throws IOException {
    return LocalJournal.open(
        attempt.journal(), KEY, FileRunStore.on(LocalStorage.at(folder.resolve("store"))));
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(attempt.journal())) {
      Event event = RecordFormat.read(line, Event.class);
      Object more = event.data().getOrDefault("path", event.data().getOrDefault("step", ""));
      lines.add((event.event() + " " + more).strip());
    }
    return lines;
  }
}
