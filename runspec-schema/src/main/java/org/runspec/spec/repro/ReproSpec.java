package org.runspec.spec.repro;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.YamlText;

/** The text of {@code repro_spec.yaml}: a runspec that gives the same run again. */
public final class ReproSpec {
  private ReproSpec() {}

  /**
   * Header and tree.
   *
   * @param portable the whole expanded tree, nothing disabled, draws drawn, paths relative to the
   *     experiment path; a launcher in it is left out
   * @param chosen the hyperparameters, which stay hyperparameters, each with its one value
   */
  public static String text(ReproHeader header, Mapping portable, List<ChosenValue> chosen) {
    IdentityHashMap<Mapping, String> anchors = new IdentityHashMap<>();
    List<Mapping.Entry> entries = new ArrayList<>();
    portable.entry(Sections.COMPONENT).ifPresent(entries::add);
    if (!chosen.isEmpty()) {
      entries.add(hyperparameters(portable, chosen, anchors));
    }
    portable.entries().stream()
        .filter(
            entry ->
                !entry.key().equals(Sections.COMPONENT)
                    && !entry.key().equals(Sections.JOB_LAUNCHER))
        .forEach(entries::add);
    Mapping root = new Mapping(entries, portable.provenance());
    return header + "\n" + YamlText.of(root, anchors, scalar -> alias(scalar, chosen));
  }

  private static Mapping.Entry hyperparameters(
      Mapping near, List<ChosenValue> chosen, Map<Mapping, String> anchors) {
    List<Node> items = new ArrayList<>();
    for (ChosenValue value : chosen) {
      Scalar tuned = value.value().withProvenance(near.provenance());
      Mapping body = mapping(near, Sections.TUNED_VALUE, tuned);
      anchors.put(body, value.name());
      items.add(mapping(near, Sections.HYPERPARAMETER_NAME, body));
    }
    Sequence list = new Sequence(items, near.provenance());
    return new Mapping.Entry(Sections.HYPERPARAMETERS, near.position(), list);
  }

  private static Mapping mapping(Mapping near, String key, Node value) {
    return new Mapping(List.of(new Mapping.Entry(key, near.position(), value)), near.provenance());
  }

  /** The hyperparameter that a value came from, if loading makes the same of it again. */
  private static Optional<String> alias(Scalar scalar, List<ChosenValue> chosen) {
    for (Provenance.Step step : scalar.provenance().steps()) {
      if (step instanceof Provenance.Chosen from) {
        return chosen.stream()
            .filter(value -> value.name().equals(from.hyperparameter()))
            .filter(value -> becomes(value.value().value(), scalar.value()))
            .map(ChosenValue::name)
            .findFirst();
      }
    }
    return Optional.empty();
  }

  /** Whether a value is equal to another, or becomes it where another type is meant. */
  private static boolean becomes(Object chosen, Object used) {
    if (chosen instanceof Number number && used instanceof Number other) {
      return number.equals(other) || number.doubleValue() == other.doubleValue();
    }
    return chosen.equals(used) || (used instanceof Boolean truth && chosen.equals(truth ? 1L : 0L));
  }
}
