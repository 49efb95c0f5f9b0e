package org.runspec.report.notebook;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.report.statistics.Sample;

/**
 * A mean of several runs.
 *
 * @param error its standard error; absent where there is one run alone
 * @param runs how many
 */
public record Estimate(double mean, OptionalDouble error, int runs)
    implements Comparable<Estimate> {

  /** Of numbers that are finite; empty if none is. */
  public static Optional<Estimate> of(Collection<Double> all) {
    Sample sample = Sample.of(all.stream().filter(Double::isFinite).toList());
    return sample.size() == 0 ? Optional.empty() : Optional.of(of(sample));
  }

  /** Of at least one number. */
  public static Estimate of(Sample sample) {
    OptionalDouble error =
        sample.size() == 1 ? OptionalDouble.empty() : OptionalDouble.of(sample.error());
    return new Estimate(sample.mean(), error, sample.size());
  }

  /** How much greater this is than another; the errors add as those of independent numbers. */
  Estimate minus(Estimate other) {
    OptionalDouble both =
        error.isPresent() && other.error.isPresent()
            ? OptionalDouble.of(Math.hypot(error.getAsDouble(), other.error.getAsDouble()))
            : OptionalDouble.empty();
    return new Estimate(mean - other.mean, both, Math.min(runs, other.runs));
  }

  @Override
  public int compareTo(Estimate other) {
    return Double.compare(mean, other.mean);
  }

  /** Such as {@code 0.0712 ±0.0009}: the error with two digits, the mean with as many decimals. */
  @Override
  public String toString() {
    if (error.isEmpty() || !(error.getAsDouble() > 0)) {
      return String.format(Locale.ROOT, "%.4g", mean)
          .replaceAll("(\\.[0-9]*?)0+$", "$1")
          .replaceAll("\\.$", "");
    }
    double size = error.getAsDouble();
    int decimals = 1 - (int) Math.floor(Math.log10(size));
    if (decimals > 9 || Math.abs(mean) >= 1e7) {
      return String.format(Locale.ROOT, "%.3e ±%.1e", mean, size);
    }
    String form = "%." + Math.max(0, decimals) + "f";
    return String.format(Locale.ROOT, form + " ±" + form, mean, size);
  }
}
