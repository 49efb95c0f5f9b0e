package org.runspec.run.program;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import org.runspec.run.program.report.Report;
import org.runspec.run.program.report.ReportSource;

/** Hands reports from their sources to the listener and keeps account of progress. */
final class Reporting {
  private final List<ReportSource> sources;
  private final ProgramListener listener;
  private final Map<ReportSource, String> troubles = new HashMap<>();
  private Progress progress = Progress.NONE;

  Reporting(List<ReportSource> sources, ProgramListener listener) {
    this.sources = List.copyOf(sources);
    this.listener = listener;
  }

  /** Hands on what is new; returns whether anything was. */
  boolean poll() {
    boolean any = false;
    for (ReportSource source : sources) {
      any |= handOn(source, ReportSource::poll);
    }
    return any;
  }

  /** Hands on all that is left. */
  void finish() {
    boolean more = true;
    while (more) {
      more = poll();
    }
    sources.forEach(source -> handOn(source, ReportSource::finish));
  }

  Progress progress() {
    return progress;
  }

  private interface Reading {
    List<Report> from(ReportSource source) throws IOException;
  }

  private boolean handOn(ReportSource source, Reading reading) {
    List<Report> found;
    try {
      found = reading.from(source);
    } catch (ClosedByInterruptException e) {
      // The thread is to end: its next wait throws, and the rest is read no more.
      return false;
    } catch (IOException e) {
      reportOnce(source, e);
      return false;
    }
    found.forEach(this::handOn);
    return !found.isEmpty();
  }

  private void handOn(Report report) {
    if (report instanceof Report.Metrics metrics) {
      progress = progress.and(new Progress(OptionalDouble.of(metrics.step()), Set.of()));
    } else if (report instanceof Report.Checkpoint checkpoint) {
      progress = progress.and(new Progress(OptionalDouble.empty(), Set.of(checkpoint)));
    }
    listener.report(report);
  }

  private void reportOnce(ReportSource source, IOException trouble) {
    String why = Objects.toString(trouble.getMessage(), trouble.toString());
    if (!why.equals(troubles.put(source, why))) {
      listener.report(new Report.BadLine("", "cannot read metrics: " + why));
    }
  }
}
