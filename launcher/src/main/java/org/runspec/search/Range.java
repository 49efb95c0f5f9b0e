package org.runspec.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.runspec.job.Distribution;
import org.runspec.job.Distribution.Kind;
import org.runspec.search.chance.Draws;
import org.runspec.search.chance.Normal;

/**
 * A hyperparameter that takes the numbers of a distribution. Each number has its share: the part of
 * the distribution that lies below it, from 0 to 1. By shares every distribution is a uniform one.
 */
public record Range(String name, Distribution distribution) implements Dimension {
  /** Nothing is farther from the mean than this share of all numbers. */
  private static final double FARTHEST = 1e-6;

  /** More digits would tell no two runs apart, and be no pleasure to read. */
  private static final int DIGITS = 6;

  private static final double TOLERANCE = 1e-9;

  /** As many roundings are between a bound as somebody wrote it and as a step away from it. */
  private static final int ROUNDINGS = 4;

  @Override
  public Object drawn(long bits) {
    return at(Draws.unit(bits));
  }

  @Override
  public Optional<List<Object>> listed() {
    if (!isBounded() || !isLearnable() || distribution.step().isEmpty()) {
      return Optional.empty();
    }
    long first = firstStep();
    long last = lastStep();
    return last - first < MOST_VALUES
        ? Optional.of(LongStream.rangeClosed(first, last).mapToObj(this::multiple).toList())
        : Optional.empty();
  }

  /** Whether some numbers may be better than others. */
  boolean isLearnable() {
    return distribution.kind() != Kind.RANDINT;
  }

  /** The number that has a share, a step or a rounding away from it. */
  Object at(double share) {
    double number = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number(share)));
    if (distribution.step().isPresent()) {
      long steps = Math.round(number / distribution.step().get());
      return multiple(isBounded() ? Math.max(firstStep(), Math.min(lastStep(), steps)) : steps);
    }
    return rounded(number);
  }

  private double number(double share) {
    return switch (distribution.kind()) {
      case UNIFORM, RANDINT -> low() + share * (high() - low());
      case LOGUNIFORM -> {
        double least = StrictMath.log(low());
        yield StrictMath.exp(least + share * (StrictMath.log(high()) - least));
      }
      case NORMAL -> distribution.first() + distribution.second() * away(share);
      case LOGNORMAL -> StrictMath.exp(distribution.first() + distribution.second() * away(share));
    };
  }

  private static double away(double share) {
    return Normal.quantile(Math.max(FARTHEST, Math.min(1 - FARTHEST, share)));
  }

  /** The share of a number, at least 0 and at most 1. */
  public double shareOf(double number) {
    double share =
        switch (distribution.kind()) {
          case UNIFORM, RANDINT -> (number - low()) / (high() - low());
          case LOGUNIFORM -> {
            double least = StrictMath.log(low());
            yield (StrictMath.log(number) - least) / (StrictMath.log(high()) - least);
          }
          case NORMAL -> Normal.below((number - distribution.first()) / distribution.second());
          case LOGNORMAL ->
              Normal.below((StrictMath.log(number) - distribution.first()) / distribution.second());
        };
    return Math.min(1, Math.max(0, share));
  }

  private boolean isBounded() {
    return distribution.kind() != Kind.NORMAL && distribution.kind() != Kind.LOGNORMAL;
  }

  /** Of orders of magnitude, 0 is none. */
  private long firstStep() {
    double steps = distribution.first() / distribution.step().orElseThrow();
    long first = (long) Math.ceil(steps - slack(steps));
    return distribution.kind() == Kind.LOGUNIFORM ? Math.max(1, first) : first;
  }

  private long lastStep() {
    double steps = distribution.second() / distribution.step().orElseThrow();
    return (long) Math.floor(steps + slack(steps));
  }

  /** By how much a number of steps may miss a whole one: a rounding, or less than a number. */
  private static double slack(double steps) {
    return Math.max(ROUNDINGS * Math.ulp(steps), TOLERANCE * Math.min(1, Math.abs(steps)));
  }

  /** Whether a number may come out, but for a rounding. */
  boolean has(double number) {
    return isStep(number)
        && switch (distribution.kind()) {
          case UNIFORM, RANDINT -> isBetween(number, TOLERANCE * width(), TOLERANCE * width());
          case LOGUNIFORM ->
              isBetween(
                  number, TOLERANCE * distribution.first(), TOLERANCE * distribution.second());
          case NORMAL -> Double.isFinite(number);
          case LOGNORMAL -> number >= 0 && Double.isFinite(number);
        };
  }

  private boolean isStep(double number) {
    if (distribution.step().isEmpty()) {
      return true;
    }
    double steps = number / distribution.step().get();
    return Math.abs(steps - Math.rint(steps)) <= slack(steps);
  }

  private boolean isBetween(double number, double below, double above) {
    return number >= distribution.first() - below && number <= distribution.second() + above;
  }

  private double width() {
    return distribution.second() - distribution.first();
  }

  /** Half a step below the first number, which so is as likely as the others. */
  private double low() {
    return distribution.step().map(step -> (firstStep() - 0.5) * step).orElse(distribution.first());
  }

  private double high() {
    return distribution.step().map(step -> (lastStep() + 0.5) * step).orElse(distribution.second());
  }

  private Object multiple(long steps) {
    double step = distribution.step().orElseThrow();
    return step == Math.rint(step)
        ? (Object) (steps * (long) step)
        : (Object) BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(steps)).doubleValue();
  }

  private double rounded(double number) {
    BigDecimal exact = new BigDecimal(number);
    double few =
        switch (distribution.kind()) {
          case LOGUNIFORM, LOGNORMAL -> exact.round(new MathContext(DIGITS)).doubleValue();
          case UNIFORM, RANDINT -> places(exact, width());
          case NORMAL -> places(exact, distribution.second());
        };
    return isBounded() ? Math.max(distribution.first(), Math.min(distribution.second(), few)) : few;
  }

  private static double places(BigDecimal number, double width) {
    int magnitude = (int) Math.ceil(StrictMath.log10(width));
    return number.setScale(DIGITS - magnitude, RoundingMode.HALF_EVEN).doubleValue();
  }
}
