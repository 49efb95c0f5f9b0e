package org.runspec.spec.expand;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * Replaces each alias by what it stands for: a hyperparameter's by the chosen value, any other by
 * the anchored tree. What comes out points at the alias, its inside at the anchor's lines.
 */
final class AliasResolution {
  private final HyperparameterSection hyperparameters;
  private final ForwardOverrides forward;
  private final Map<String, Object> chosen;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();

  AliasResolution(
      HyperparameterSection hyperparameters,
      ForwardOverrides forward,
      Map<String, Object> chosen,
      Problems problems) {
    this.hyperparameters = hyperparameters;
    this.forward = forward;
    this.chosen = chosen;
    this.problems = problems;
  }

  Node resolve(Node written) {
    Node node = forward.now(written);
    if (node instanceof Alias alias) {
      return alias(alias);
    }
    if (node instanceof Sequence sequence) {
      return new Sequence(
          sequence.items().stream().map(this::resolve).toList(), sequence.provenance());
    }
    if (node instanceof Mapping mapping) {
      List<Mapping.Entry> entries =
          mapping.entries().stream().map(entry -> entry.withValue(resolve(entry.value()))).toList();
      return new Mapping(entries, mapping.provenance());
    }
    return node;
  }

  private Node alias(Alias alias) {
    Provenance.Step step = new Provenance.Aliased(alias.anchor(), alias.position());
    return hyperparameters
        .declaredBy(alias.target())
        .map(hyperparameter -> (Node) value(hyperparameter, alias))
        .orElseGet(
            () -> {
              Node target = resolve(alias.target());
              return target.withProvenance(target.provenance().then(step).at(alias.position()));
            });
  }

  private Scalar value(Hyperparameter hyperparameter, Alias alias) {
    used.add(hyperparameter.name());
    Scalar value = chosenValue(hyperparameter);
    boolean searched = chosen.containsKey(hyperparameter.name());
    Provenance provenance =
        Provenance.written(alias.position())
            .then(
                new Provenance.Chosen(
                    hyperparameter.name(),
                    searched ? "chosen by the search" : Sections.TUNED_VALUE,
                    value.position()));
    for (Provenance.Step step : value.provenance().steps()) {
      provenance = step instanceof Provenance.Written ? provenance : provenance.then(step);
    }
    return value.withProvenance(provenance);
  }

  /** What every alias of a hyperparameter becomes; unknown, and a problem, if nothing says it. */
  Scalar chosenValue(Hyperparameter hyperparameter) {
    Object searched = chosen.get(hyperparameter.name());
    if (searched != null) {
      return Scalar.of(searched, Provenance.written(hyperparameter.position()));
    }
    return hyperparameter
        .tunedValue()
        .orElseGet(
            () -> {
              problems.add(
                  Problem.error(
                          hyperparameter.position(),
                          Sections.HYPERPARAMETERS + "." + hyperparameter.name(),
                          "it has no "
                              + Sections.TUNED_VALUE
                              + ", which a run outside a search uses")
                      .suggesting("add '" + Sections.TUNED_VALUE + ": ...'"));
              return Scalar.unknown(Provenance.written(hyperparameter.position()));
            });
  }

  /** Warns about hyperparameters that no alias used. */
  void warnAboutUnused() {
    for (Hyperparameter hyperparameter : hyperparameters.all()) {
      if (!used.contains(hyperparameter.name())) {
        problems.add(
            Problem.warning(
                    hyperparameter.position(),
                    Sections.HYPERPARAMETERS + "." + hyperparameter.name(),
                    "nothing uses this hyperparameter")
                .suggesting("use it as *" + hyperparameter.name() + ", or remove it"));
      }
    }
  }
}
