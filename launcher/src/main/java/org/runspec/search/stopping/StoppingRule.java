package org.runspec.search.stopping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * When a run is not worth going on with. Asked after each of its reports; the same reports of the
 * same runs give the same answer.
 */
public sealed interface StoppingRule {
  /**
   * Why a run should end.
   *
   * @param run what it reported until now
   * @param others what all other runs of the job reported, those that ended included
   * @return empty if it should go on
   */
  Optional<String> verdict(Curve run, List<Curve> others);

  /**
   * When runs are compared.
   *
   * @param delay reports before the first comparison, at least 1
   * @param interval reports from one comparison to the next, at least 1
   */
  record Schedule(int delay, int interval) {
    public Schedule {
      if (delay < 1 || interval < 1) {
        throw new IllegalArgumentException(delay + " and " + interval + " have to be at least 1");
      }
    }

    boolean isDue(int reports) {
      return reports >= delay && (reports - delay) % interval == 0;
    }
  }

  /** What others were at the same number of reports, best first. */
  private static List<Double> ranked(List<Curve> others, Function<Curve, OptionalDouble> valueOf) {
    return others.stream()
        .map(valueOf)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .sorted((one, other) -> Double.compare(other, one))
        .toList();
  }

  /**
   * Ends a run whose best report is worse than the median of the others' means until the same
   * report (Golovin et al., "Google Vizier", 2017).
   */
  record Median(Schedule schedule) implements StoppingRule {
    private static final int ENOUGH = 3;

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others) {
      int reports = run.length();
      if (!schedule.isDue(reports)) {
        return Optional.empty();
      }
      List<Double> means = ranked(others, curve -> curve.meanOf(reports));
      double best = run.bestOf(reports).orElse(Double.NEGATIVE_INFINITY);
      // of an even number the lower one: a run is not ended for being in the middle
      return means.size() >= ENOUGH && best < means.get(means.size() / 2)
          ? Optional.of("worse than the median of " + means.size() + " runs at report " + reports)
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
    public Optional<String> verdict(Curve run, List<Curve> others) {
      int reports = run.length();
      if (!schedule.isDue(reports)) {
        return Optional.empty();
      }
      List<Double> bests = ranked(others, curve -> curve.bestOf(reports));
      double best = run.bestOf(reports).orElse(Double.NEGATIVE_INFINITY);
      long worse = bests.stream().filter(other -> other < best).count();
      int ended = (int) Math.floor(share * (bests.size() + 1));
      boolean equalsAll = bests.stream().allMatch(other -> other == best);
      return worse < ended && !equalsAll
          ? Optional.of("among the " + ended + " worst of " + (bests.size() + 1) + " runs")
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

    private boolean isRung(int reports) {
      long rung = first;
      while (rung < reports) {
        rung *= factor;
      }
      return rung == reports;
    }

    @Override
    public Optional<String> verdict(Curve run, List<Curve> others) {
      int reports = run.length();
      if (!isRung(reports)) {
        return Optional.empty();
      }
      List<Double> bests = ranked(others, curve -> curve.bestOf(reports));
      double best = run.bestOf(reports).orElse(Double.NEGATIVE_INFINITY);
      long better = bests.stream().filter(other -> other > best).count();
      int kept = Math.max(1, (bests.size() + 1) / factor);
      return bests.size() + 1 >= factor && better >= kept
          ? Optional.of(
              "not among the best " + kept + " of " + (bests.size() + 1) + " at report " + reports)
          : Optional.empty();
    }
  }
}
