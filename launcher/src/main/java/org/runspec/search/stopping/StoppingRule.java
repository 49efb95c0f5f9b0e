package org.runspec.search.stopping;

import java.util.Arrays;
import java.util.Optional;

/**
 * When a run is not worth going on with: a pure function of how it and others stood after the same
 * number of reports.
 */
public sealed interface StoppingRule {
  /** Whether a run is compared with others after so many reports. */
  boolean isDue(int reports);

  /** What of a run others are compared with. */
  double standard(Mark mark);

  /**
   * Why a run should end that is compared now.
   *
   * @param others what {@link #standard} is of every other run that came so far, those that ended
   *     since included; in any order
   * @return empty if it should go on
   */
  Optional<String> verdict(Mark run, double[] others);

  /** How many of the others are better than a value. */
  private static long better(double[] others, double value) {
    return Arrays.stream(others).filter(other -> other > value).count();
  }

  /**
   * When runs are compared. Of a run with very many reports fewer are: as many while their number
   * doubles as there were before.
   *
   * @param delay the report of the first comparison, at least 1
   * @param interval reports from one comparison to the next, at least 1
   */
  record Schedule(int delay, int interval) {
    /** Comparisons while the number of reports doubles, from this many on. */
    private static final int EACH = 32;

    public Schedule {
      if (delay < 1 || interval < 1) {
        throw new IllegalArgumentException(delay + " and " + interval + " have to be at least 1");
      }
    }

    boolean isDue(int reports) {
      int later = reports - delay;
      if (later < 0 || later % interval != 0) {
        return false;
      }
      int number = later / interval;
      return number % Math.max(1, Integer.highestOneBit(number) / EACH) == 0;
    }
  }

  /**
   * Ends a run whose best report is worse than the median of the others' means until the same
   * report (Golovin et al., "Google Vizier", 2017).
   */
  record Median(Schedule schedule) implements StoppingRule {
    private static final int ENOUGH = 3;

    @Override
    public boolean isDue(int reports) {
      return schedule.isDue(reports);
    }

    @Override
    public double standard(Mark mark) {
      return mark.mean();
    }

    @Override
    public Optional<String> verdict(Mark run, double[] others) {
      // of an even number the lower one: a run is not ended for being in the middle
      int atLeastTheMedian = others.length - (others.length - 1) / 2;
      return others.length >= ENOUGH && better(others, run.best()) >= atLeastTheMedian
          ? Optional.of(
              "worse than the median of " + others.length + " runs at report " + run.reports())
          : Optional.empty();
    }
  }

  /**
   * Ends the worst runs.
   *
   * @param share of all runs that reported as much, above 0 and below 1
   */
  record Truncation(Schedule schedule, double share) implements StoppingRule {
    public Truncation {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException(share + " has to be between 0 and 1");
      }
    }

    @Override
    public boolean isDue(int reports) {
      return schedule.isDue(reports);
    }

    @Override
    public double standard(Mark mark) {
      return mark.best();
    }

    @Override
    public Optional<String> verdict(Mark run, double[] others) {
      int ended = (int) Math.floor(share * (others.length + 1));
      long better = better(others, run.best());
      long worse = Arrays.stream(others).filter(other -> other < run.best()).count();
      return worse < ended && better + worse > 0
          ? Optional.of(
              "among the "
                  + ended
                  + " worst of "
                  + (others.length + 1)
                  + " runs at report "
                  + run.reports())
          : Optional.empty();
    }
  }

  /**
   * Asynchronous successive halving (Li et al., "A System for Massively Parallel Hyperparameter
   * Tuning", 2020), where runs are ended rather than promoted: at each rung a run goes on only if
   * it is among the best of those that came so far. Each rung lies at {@code factor} times as many
   * reports as the one before.
   *
   * @param first the reports of the first rung, at least 1
   * @param factor how many come to a rung for one that goes on, at least 2
   */
  record SuccessiveHalving(int first, int factor) implements StoppingRule {
    public SuccessiveHalving {
      if (first < 1 || factor < 2) {
        throw new IllegalArgumentException("first " + first + ", factor " + factor);
      }
    }

    @Override
    public boolean isDue(int reports) {
      long rung = first;
      while (rung < reports) {
        rung *= factor;
      }
      return rung == reports;
    }

    @Override
    public double standard(Mark mark) {
      return mark.best();
    }

    @Override
    public Optional<String> verdict(Mark run, double[] others) {
      int all = others.length + 1;
      int kept = Math.max(1, all / factor);
      return all >= factor && better(others, run.best()) >= kept
          ? Optional.of(
              "not among the best " + kept + " of " + all + " runs at report " + run.reports())
          : Optional.empty();
    }
  }
}
