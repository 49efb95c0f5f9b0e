package org.runspec.spec.repro;

import java.util.List;
import org.runspec.spec.tree.Scalar;

/**
 * A hyperparameter that a search may tune.
 *
 * @param name its anchor
 * @param ordered whether neighbours in {@code values} are near each other
 * @param values what a search may choose from, nothing left to replace; empty if it is not meant to
 *     be tuned
 */
public record Tunable(String name, boolean ordered, List<Scalar> values) {
  public Tunable {
    values = List.copyOf(values);
  }
}
