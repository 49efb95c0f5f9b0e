package org.runspec.spec.expand;

import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Scalar;

/**
 * A hyperparameter of a runspec.
 *
 * @param name its anchor
 * @param ordered whether neighbours in {@code values} are near each other
 * @param values what a search may choose from; empty if there is a notation, or it is not meant to
 *     be tuned
 * @param notation what stands for the values, such as {@code $linspace(0, 1, 5)}, or for a
 *     distribution
 * @param drawn whether the notation is to be a distribution
 * @param tunedValue what a run outside a search uses
 * @param position where it is declared
 */
public record Hyperparameter(
    String name,
    boolean ordered,
    List<Scalar> values,
    Optional<Scalar> notation,
    boolean drawn,
    Optional<Scalar> tunedValue,
    Position position) {
  public Hyperparameter {
    values = List.copyOf(values);
  }
}
