package org.runspec.spec.expand;

import java.util.List;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.DistinctValues;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tuning.Space;
import org.runspec.spec.tuning.SpaceNotation;

/** What a search may choose, with nothing left to replace. */
final class TuningSpace {
  private static final SpaceNotation NOTATION = new SpaceNotation(SpaceNotation.Bounds.VALUES);

  private final Replacements replacements;
  private final Problems problems;

  TuningSpace(Replacements replacements, Problems problems) {
    this.replacements = replacements;
    this.problems = problems;
  }

  Tunable of(Hyperparameter hyperparameter) {
    String path = Sections.HYPERPARAMETERS + "." + hyperparameter.name();
    if (hyperparameter.notation().isPresent()) {
      Scalar notation = replacements.resolve(hyperparameter.notation().get(), path);
      return notation.isUnknown()
          ? tunable(hyperparameter, List.of())
          : read(hyperparameter, notation, path);
    }
    List<Scalar> values =
        hyperparameter.values().stream().map(each -> replacements.resolve(each, path)).toList();
    return tunable(hyperparameter, DistinctValues.of(values, path, problems));
  }

  private Tunable read(Hyperparameter hyperparameter, Scalar notation, String path) {
    Space space = NOTATION.read(notation.text());
    if (space instanceof Space.Mistaken mistaken) {
      problems.add(
          Problem.error(notation.position(), path, mistaken.what())
              .allowing(mistaken.allowed())
              .suggesting(mistaken.fix()));
    } else if (space instanceof Space.Listed listed && !hyperparameter.drawn()) {
      return tunable(
          hyperparameter,
          listed.values().stream().map(value -> Scalar.of(value, notation.provenance())).toList());
    } else if (space instanceof Space.Drawn drawn && hyperparameter.drawn()) {
      return Tunable.drawn(hyperparameter.name(), drawn.spread(), notation.provenance());
    } else {
      String key =
          hyperparameter.drawn() ? Sections.ORDERED_TUNING_VALUES : Sections.TUNING_DISTRIBUTION;
      problems.add(
          Problem.error(
                  notation.position(),
                  path,
                  hyperparameter.drawn()
                      ? "this is a list of values, not a distribution"
                      : "this is a distribution, not a list of values")
              .suggesting("write '" + key + ": " + notation.text() + "'"));
    }
    return tunable(hyperparameter, List.of());
  }

  private static Tunable tunable(Hyperparameter hyperparameter, List<Scalar> values) {
    return Tunable.listed(hyperparameter.name(), hyperparameter.ordered(), values);
  }
}
