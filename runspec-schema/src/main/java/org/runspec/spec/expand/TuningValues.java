package org.runspec.spec.expand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;

/**
 * Holds the values that a search may choose against the properties that use them, so that a search
 * does not find out hours later that one of them does not fit.
 */
final class TuningValues {
  private final Map<String, List<Scalar>> byName;

  /**
   * The values to check.
   *
   * @param byName those of each hyperparameter, replacements replaced
   */
  TuningValues(Map<String, List<Scalar>> byName) {
    this.byName = byName;
  }

  /** Reports the values that do not fit a property, if the property's value is to be chosen. */
  void check(JsonView.Located property, Problems problems) {
    Optional<Provenance.Chosen> choice = choice(property);
    if (choice.isEmpty() || property.type().isEmpty()) {
      return;
    }
    PropertyType type = property.type().get();
    List<Scalar> values = byName.getOrDefault(choice.get().hyperparameter(), List.of());
    boolean rightAlias =
        (property.node() instanceof Scalar chosen && fits(chosen, type))
            || values.stream().anyMatch(value -> fits(value, type));
    if (rightAlias) {
      values.stream()
          .filter(value -> !fits(value, type))
          .forEach(value -> problems.add(Mismatch.of(value, type, property.path())));
    }
  }

  /**
   * Where to look when a chosen value does not fit: at the value, or at the alias if none of the
   * hyperparameter's values would fit there. A hyperparameter's name that stands for itself lacks
   * its asterisk.
   */
  Problem placed(Problem problem, JsonView.Located property) {
    Optional<Provenance.Chosen> choice = choice(property);
    if (choice.isEmpty() || property.type().isEmpty()) {
      return property.node() instanceof Scalar scalar && byName.containsKey(scalar.text())
          ? problem.suggesting("did you mean *" + scalar.text() + "?")
          : problem;
    }
    PropertyType type = property.type().get();
    List<Scalar> values = byName.getOrDefault(choice.get().hyperparameter(), List.of());
    boolean wrongAlias = !values.isEmpty() && values.stream().noneMatch(v -> fits(v, type));
    Position position = wrongAlias ? problem.position() : choice.get().at();
    return new Problem(
        problem.severity(),
        position,
        problem.path(),
        problem.what(),
        problem.allowed(),
        problem.suggestion());
  }

  private static Optional<Provenance.Chosen> choice(JsonView.Located property) {
    Optional<Provenance.Chosen> choice = Optional.empty();
    for (Provenance.Step step : property.node().provenance().steps()) {
      if (step instanceof Provenance.Chosen chosen) {
        choice = Optional.of(chosen);
      } else if (step instanceof Provenance.Overridden set
          && choice.filter(chosen -> chosen.at().equals(set.at())).isEmpty()) {
        choice = Optional.empty();
      }
    }
    return choice;
  }

  /** A value that is unknown is not held against anybody. */
  private static boolean fits(Scalar scalar, PropertyType type) {
    return scalar.isUnknown() || type.admits(scalar);
  }
}
