package org.runspec.cli.job.plot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.cli.job.Sight;
import org.runspec.pace.Pacer;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.series.SeriesReader;
import org.runspec.report.series.SeriesReader.Reading;
import org.runspec.report.series.SeriesWish;

/** Reads the series of runs, and notes what is wrong with them. */
final class SeriesGathering {
  private final SeriesWish wish;
  private final Duration patience;
  private final Pacer pacer;
  private final List<String> notes;
  private int gaps;
  private int thinned;
  private int corrupt;
  private int late;

  /**
   * A gathering.
   *
   * @param patience how long it may take
   * @param notes gets what is to be said of it
   */
  SeriesGathering(SeriesWish wish, Duration patience, Pacer pacer, List<String> notes) {
    this.wish = wish;
    this.patience = patience;
    this.pacer = pacer;
    this.notes = notes;
  }

  /** The runs, each with the series that it logged. */
  List<PlottedRun> of(List<ChosenRun> runs) throws IOException, InterruptedException {
    Map<Sight, List<ChosenRun>> byStore = new LinkedHashMap<>();
    runs.forEach(run -> byStore.computeIfAbsent(run.sight(), first -> new ArrayList<>()).add(run));
    RunNames names = new RunNames(runs);
    List<PlottedRun> all = new ArrayList<>();
    long began = pacer.nanoTime();
    for (Map.Entry<Sight, List<ChosenRun>> some : byStore.entrySet()) {
      List<Reading> readings =
          new SeriesReader(some.getKey().stores().records())
              .read(some.getValue().stream().map(ChosenRun::source).toList(), wish, left(began));
      for (int i = 0; i < readings.size(); i++) {
        all.add(some.getValue().get(i).with(curves(readings.get(i)), names));
      }
    }
    note();
    return all;
  }

  /** All stores together have one patience. */
  private Duration left(long began) {
    Duration left = patience.minusNanos(pacer.nanoTime() - began);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private Map<String, Points> curves(Reading reading) {
    gaps += reading.gaps();
    thinned += reading.isThinned() ? 1 : 0;
    corrupt += reading.corrupt();
    late += reading.isWhole() ? 0 : 1;
    Map<String, Points> curves = new LinkedHashMap<>();
    reading
        .series()
        .forEach(
            (metric, pairs) -> {
              Points curve = Points.curve(pairs[0], pairs[1]);
              if (curve.size() > 0) {
                curves.put(metric, curve);
              }
            });
    return curves;
  }

  private void note() {
    if (gaps > 0) {
      notes.add(gaps + (gaps == 1 ? " value is" : " values are") + " not finite: gaps in curves.");
    }
    if (thinned > 0) {
      notes.add(
          thinned
              + (thinned == 1 ? " long run is" : " long runs are")
              + " thinned to "
              + wish.budget().most()
              + " points of a curve at most.");
    }
    if (corrupt > 0) {
      notes.add(
          corrupt
              + (corrupt == 1 ? " line of a journal is" : " lines of journals are")
              + " damaged and left out.");
    }
    if (late > 0) {
      notes.add(late + (late == 1 ? " run" : " runs") + " could not be read in time (--timeout).");
    }
  }
}
