package org.runspec.report.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.runspec.job.MultiRun.SearchPlan.Dimension;

/**
 * How much each hyperparameter matters: how much less of the differences between runs could be
 * foretold without knowing it.
 *
 * <p>Each run is foretold from the values of its hyperparameters by what all other runs came to;
 * the share of the differences that this explains is what all matter together. Then it is foretold
 * once more without one of them: what is lost is that one's own share. Differences are those of
 * places in the order of runs, so that a run that diverged counts as the worst and no more. What
 * chance makes of values that do not matter is no help on runs left out, so their share is about
 * zero; a search that tries the best values of everything at the same time misleads neither. All
 * values count the same, however often the search tried them, since one that has settled tries
 * hardly anything but the best. Equal runs give equal numbers.
 *
 * @param shares the greatest first; none if there are too few runs to say anything
 * @param together what all explain together, from 0 to 1
 * @param runs how many it was found out from
 */
public record Importance(List<Share> shares, double together, int runs) {
  /** With fewer, anything may be chance. */
  static final int LEAST_RUNS = 10;

  private static final double[] PENALTIES = {0.3, 1, 3, 10, 30, 100, 300};

  /** About how many additions may be spent on a forecast. */
  private static final double WORK = 4e7;

  private static final int MOST_RUNS = 2_000;

  /**
   * So many standard errors; with one, of 15 runs chance alone shows every tenth one that does
   * nothing.
   */
  private static final double SEEN = 2;

  public Importance {
    shares = List.copyOf(shares);
  }

  /**
   * One hyperparameter's.
   *
   * @param share of all differences, from 0 to 1
   * @param error its standard error
   * @param level the value, or range of values, that is the best, whatever else its runs had
   * @param runs how many had it
   */
  public record Share(String name, double share, double error, String level, int runs) {
    /** Whether it is more than chance may make of nothing: beyond two standard errors. */
    public boolean isSeen() {
      return share > 0 && share > SEEN * error;
    }
  }

  /** Whether it can be said at all. */
  public boolean isKnown() {
    return !shares.isEmpty();
  }

  /** Of runs, by what was searched. */
  static Importance of(List<Scored> all, List<Dimension> space, boolean isHigherBetter) {
    if (all.size() < LEAST_RUNS || space.isEmpty()) {
      return new Importance(List.of(), 0, all.size());
    }
    List<Scored> runs = some(all, space);
    List<Levels> levels = space.stream().map(some -> Levels.of(some, runs)).toList();
    double[] weights = Raking.weights(levels, runs.size());
    double[] ranks = Ranks.of(runs.stream().map(Scored::value).toList(), weights);
    double[] plain = plain(ranks, weights);
    double differences = squares(plain, weights);
    if (differences == 0) {
      return new Importance(List.of(), 0, runs.size()); // all runs came to the same
    }
    RidgeRegression regression = new RidgeRegression(levels, ranks, weights);
    double penalty =
        Arrays.stream(PENALTIES)
            .boxed()
            .min(
                Comparator.comparingDouble(
                    some -> squares(regression.leaveOneOutResiduals(d -> true, some), weights)))
            .orElseThrow();
    double[] whole = regression.leaveOneOutResiduals(d -> true, penalty);
    double[][] effects = regression.effects(penalty);
    List<Share> shares = new ArrayList<>();
    for (int d = 0; d < levels.size(); d++) {
      int left = d;
      double[] without = regression.leaveOneOutResiduals(other -> other != left, penalty);
      boolean isWorthless = squares(without, weights) > differences;
      double[] lost = lost(isWorthless ? plain : without, whole, weights, differences);
      int best = best(effects[d], isHigherBetter);
      int there = (int) Arrays.stream(levels.get(d).of()).filter(level -> level == best).count();
      shares.add(
          new Share(
              space.get(d).name(),
              Math.max(0, Math.min(1, Arrays.stream(lost).sum())),
              error(lost),
              levels.get(d).names().get(best),
              there));
    }
    shares.sort(Comparator.comparingDouble(Share::share).reversed());
    double together = Math.max(0, 1 - squares(whole, weights) / differences);
    return new Importance(shares, together, runs.size());
  }

  private static int best(double[] effects, boolean isHigherBetter) {
    return IntStream.range(0, effects.length)
        .reduce(
            (one, other) ->
                (isHigherBetter ? effects[other] > effects[one] : effects[other] < effects[one])
                    ? other
                    : one)
        .orElseThrow();
  }

  /** As many as there is time for, evenly spread over the search. */
  private static List<Scored> some(List<Scored> all, List<Dimension> space) {
    double width = 1;
    for (Dimension dimension : space) {
      width += Levels.of(dimension, all).count();
    }
    int most = (int) Math.max(200, Math.min(MOST_RUNS, WORK / (width * width)));
    int count = Math.min(all.size(), most);
    return IntStream.range(0, count)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
        .toList();
  }

  /** What the mean of all others misses. */
  private static double[] plain(double[] ranks, double[] weights) {
    double all = Arrays.stream(weights).sum();
    double sum = IntStream.range(0, ranks.length).mapToDouble(i -> weights[i] * ranks[i]).sum();
    return IntStream.range(0, ranks.length)
        .mapToDouble(i -> (ranks[i] - sum / all) * all / (all - weights[i]))
        .toArray();
  }

  private static double squares(double[] residuals, double[] weights) {
    return IntStream.range(0, residuals.length)
        .mapToDouble(i -> weights[i] * residuals[i] * residuals[i])
        .sum();
  }

  private static double[] lost(
      double[] without, double[] whole, double[] weights, double differences) {
    return IntStream.range(0, whole.length)
        .mapToDouble(
            i -> weights[i] * (without[i] * without[i] - whole[i] * whole[i]) / differences)
        .toArray();
  }

  /** Of a sum of as many numbers. */
  private static double error(double[] parts) {
    int n = parts.length;
    double mean = Arrays.stream(parts).sum() / n;
    double squares = Arrays.stream(parts).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares * n / (n - 1.0));
  }
}
