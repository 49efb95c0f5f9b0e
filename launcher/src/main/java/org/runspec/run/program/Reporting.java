package org.runspec.run.program;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.HashSet;
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
  private final Set<Report.Checkpoint> checkpoints = new HashSet<>();
  private OptionalDouble furthestStep = OptionalDouble.empty();

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
    return new Progress(furthestStep, checkpoints);
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
      furthestStep =
          OptionalDouble.of(
              Math.max(metrics.step(), furthestStep.orElse(Double.NEGATIVE_INFINITY)));
    } else if (report instanceof Report.Checkpoint checkpoint) {
      checkpoints.add(checkpoint);
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
