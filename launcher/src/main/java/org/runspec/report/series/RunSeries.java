package org.runspec.report.series;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.MetricLines;
import org.runspec.job.StageMetric;

/**
 * The series of one run, from the journals of its attempts in their order. Where an attempt did
 * steps of a stage again, its rows take the place of the older ones at its first step and beyond.
 */
public final class RunSeries {
  private static final double MILLIS_PER_HOUR = 3.6e6;

  private final SeriesWish wish;
  private final Map<String, GrowingSeries> series = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Map<String, Double> row = new LinkedHashMap<>();
  private final Row listener = new Row();
  private final String xOfStage;
  private String stage = "";
  private final Optional<Instant> started;
  private Instant start;
  private double step = Double.NaN;

  /**
   * Nothing is read yet.
   *
   * @param started from when hours count, unless something was reported before
   */
  public RunSeries(SeriesWish wish, Optional<Instant> started) {
    this.wish = wish;
    this.started = started;
    this.xOfStage = "-" + wish.x();
    wish.metrics().forEach(metric -> series.put(metric, new GrowingSeries(wish.budget())));
  }

  /** What follows is of the next attempt. */
  public void nextAttempt() {
    begun.clear();
  }

  /**
   * Reads whole lines of a journal.
   *
   * @return how many could not be read
   */
  public int read(byte[] lines) {
    return MetricLines.read(lines, listener);
  }

  /** All metrics that the run logged. */
  public Map<String, double[][]> all() {
    Map<String, double[][]> all = new LinkedHashMap<>();
    series.forEach(
        (metric, one) -> {
          if (!one.isEmpty()) {
            all.put(metric, new double[][] {one.xs(), one.ys()});
          }
        });
    return all;
  }

  /** How many values are not finite. */
  int gaps() {
    return series.values().stream().mapToInt(GrowingSeries::gaps).sum();
  }

  /** Whether rows were left out to save budget. */
  boolean isThinned() {
    return series.values().stream().anyMatch(GrowingSeries::isThinned);
  }

  private final class Row implements MetricLines.Listener {
    @Override
    public void begin() {
      row.clear();
      stage = "";
      step = Double.NaN;
    }

    @Override
    public void step(double value) {
      step = value;
    }

    @Override
    public boolean wantsTime() {
      return wish.x().equals(SeriesWish.TIME);
    }

    @Override
    public boolean wants(String name) {
      stage = stage.isEmpty() ? StageMetric.stageOf(name) : stage;
      return series.containsKey(name) || name.equals(wish.x()) || name.endsWith(xOfStage);
    }

    @Override
    public void value(String name, double value) {
      row.put(name, value);
    }

    @Override
    public void end(String time) {
      if (begun.add(stage)) {
        series.forEach(
            (metric, one) -> {
              if (StageMetric.stageOf(metric).equals(stage)) {
                one.redoneFrom(step);
              }
            });
      }
      for (Map.Entry<String, GrowingSeries> one : series.entrySet()) {
        Double y = row.get(one.getKey());
        if (y != null) {
          one.getValue().add(step, x(one.getKey(), time), y);
        }
      }
    }

    private double x(String metric, String time) {
      return switch (wish.x()) {
        case SeriesWish.STEP -> step;
        case SeriesWish.TIME -> hours(time);
        default -> row.getOrDefault(wish.xOf(metric, row.keySet()), Double.NaN);
      };
    }

    private double hours(String time) {
      try {
        Instant now = Instant.parse(time);
        start = start == null ? started.filter(now::isAfter).orElse(now) : start;
        return Duration.between(start, now).toMillis() / MILLIS_PER_HOUR;
      } catch (DateTimeParseException e) {
        return Double.NaN; // a damaged line has no place on the axis
      }
    }
  }
}
