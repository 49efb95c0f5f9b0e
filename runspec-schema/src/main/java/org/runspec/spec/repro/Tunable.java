package org.runspec.spec.repro;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tuning.Spread;

/**
 * A hyperparameter that a search may tune: by some values, or by a distribution; by neither if it
 * is not meant to be tuned.
 *
 * @param name its anchor
 * @param ordered whether neighbours in {@code values} are near each other
 * @param values what a search may choose from, nothing left to replace
 * @param spread what a search may draw from instead
 */
public record Tunable(
    String name, boolean ordered, List<Scalar> values, Optional<Distribution> spread) {
  public Tunable {
    values = List.copyOf(values);
  }

  /** A hyperparameter with some values. */
  public static Tunable listed(String name, boolean ordered, List<Scalar> values) {
    return new Tunable(name, ordered, values, Optional.empty());
  }

  /** A hyperparameter with some values of whose order nobody said a word: only numbers have one. */
  public static Tunable listed(String name, List<Scalar> values) {
    boolean ordered = values.stream().allMatch(value -> value.value() instanceof Number);
    return listed(name, ordered, values);
  }

  /** A hyperparameter with a distribution. */
  public static Tunable drawn(String name, Spread spread, Provenance provenance) {
    return new Tunable(name, true, List.of(), Optional.of(new Distribution(spread, provenance)));
  }

  /**
   * A distribution.
   *
   * @param provenance where it is written
   */
  public record Distribution(Spread spread, Provenance provenance) {
    /** Values that have to fit wherever the hyperparameter is used. */
    List<Scalar> extremes() {
      return spread.extremes().stream().map(value -> Scalar.of(value, provenance)).toList();
    }
  }

  /** Values that have to fit wherever the hyperparameter is used. */
  public List<Scalar> examples() {
    return spread.map(Distribution::extremes).orElse(values);
  }
}
