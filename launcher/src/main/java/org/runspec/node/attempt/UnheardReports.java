package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.runspec.job.Event;
import org.runspec.job.EventKind;
import org.runspec.job.Objective;
import org.runspec.job.RecordFormat;
import org.runspec.node.journal.LocalJournal;
import org.runspec.run.program.report.JsonLinesSource;
import org.runspec.run.program.report.Report;
import org.runspec.search.stopping.Mark;

/**
 * What a command reported when its node's controller had died and nobody listened: it may have gone
 * on for a while, and saved a checkpoint from which the next attempt goes on.
 */
final class UnheardReports {
  /** Of these, each line of the journal is one report. */
  private static final Set<EventKind> REPORTED =
      EnumSet.of(EventKind.METRICS, EventKind.SUMMARY, EventKind.ARTIFACT, EventKind.CHECKPOINT);

  private final Clock clock;
  private final Objective objective;

  UnheardReports(Clock clock, Objective objective) {
    this.clock = clock;
    this.objective = objective;
  }

  /** Adds them to the attempt's journal, unless that has come to its end. */
  void addTo(LocalJournal journal, AttemptFolder folder) throws IOException {
    List<EventKind> heard = kinds(folder.journal());
    Path reports = folder.files().metrics();
    boolean started = heard.contains(EventKind.STARTED) || heard.contains(EventKind.RESTARTED);
    if (!started || heard.contains(EventKind.ENDED) || !Files.isRegularFile(reports)) {
      return;
    }
    long known = heard.stream().filter(REPORTED::contains).count();
    for (Event event : eventsOf(reports)) {
      if (known == 0) {
        journal.add(event);
      } else if (REPORTED.contains(event.event())) {
        known--;
      }
    }
  }

  private static List<EventKind> kinds(Path journal) throws IOException {
    List<EventKind> kinds = new ArrayList<>();
    try (Stream<String> lines = Files.lines(journal, StandardCharsets.UTF_8)) {
      for (String line : (Iterable<String>) lines::iterator) {
        kinds.add(RecordFormat.read(line, Event.class).event());
      }
    }
    return kinds;
  }

  /** A half-written last line is none. */
  private List<Event> eventsOf(Path reports) throws IOException {
    List<Event> events = new ArrayList<>();
    AttemptReports writer =
        new AttemptReports(events::add, clock, objective, Optional.empty(), Map.of(), new Nobody());
    JsonLinesSource source = new JsonLinesSource(reports, RunPlanning.STEP_NAME);
    for (List<Report> found = source.poll(); !found.isEmpty(); found = source.poll()) {
      found.forEach(writer::report);
    }
    return events;
  }

  /** The attempt is over: nobody does anything about it. */
  private static final class Nobody implements AttemptReports.Audience {
    @Override
    public void printed(byte[] bytes, int offset, int length) {}

    @Override
    public void measured(Map<String, Object> metrics) {}

    @Override
    public void chosen(Map<String, Object> hparams) {}

    @Override
    public void compared(Mark mark) {}

    @Override
    public void checkpoint(Report.Checkpoint checkpoint, OptionalDouble score) {}
  }
}
