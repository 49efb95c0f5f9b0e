package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the values of a hyperparameter are spread that is not chosen from a list.
 *
 * @param parameters two of them: lowest and highest value; mean and deviation of {@link
 *     Kind#NORMAL}, and of the logarithm for {@link Kind#LOGNORMAL}
 * @param step values are multiples of it, and whole numbers if it is one; without it any number
 */
public record Distribution(Kind kind, List<Double> parameters, Optional<Double> step) {
  public Distribution {
    parameters = List.copyOf(parameters);
    if (parameters.size() != 2) {
      throw new IllegalArgumentException("two parameters are needed, not " + parameters);
    }
  }

  /** The shape. */
  public enum Kind {
    /** Every value between two bounds is equally likely. */
    UNIFORM,
    /** Every order of magnitude between two bounds is equally likely. */
    LOGUNIFORM,
    NORMAL,
    LOGNORMAL,
    /** Whole numbers between two bounds of which none tells anything of the next, as seeds. */
    RANDINT;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As it is shown: {@code loguniform(1.0E-5, 0.1)}, {@code uniform(16.0, 64.0) step 16.0}. */
  @Override
  public String toString() {
    String shown = kind + "(" + first() + ", " + second() + ")";
    return step.map(size -> shown + " step " + size).orElse(shown);
  }

  /** The lowest value, or the mean. */
  public double first() {
    return parameters.get(0);
  }

  /** The highest value, or the deviation. */
  public double second() {
    return parameters.get(1);
  }
}
