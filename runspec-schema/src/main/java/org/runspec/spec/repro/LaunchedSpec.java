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
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlText;

/**
 * The text of {@code launched_job_spec.yaml}: a runspec that launches the same job again when it is
 * executed alone, with what the command line set worked in.
 */
public final class LaunchedSpec {
  private LaunchedSpec() {}

  /** A text with comments at its top; those of a repro spec stay in front. */
  public static String commented(String text, List<String> comments) {
    StringBuilder header = new StringBuilder();
    comments.forEach(line -> header.append("# ").append(ReproHeader.oneLine(line)).append('\n'));
    int end = 0;
    if (ReproHeader.in(new SourceText("", text)).isPresent()) {
      while (end < text.length() && text.charAt(end) == '#') {
        int newline = text.indexOf('\n', end);
        end = newline < 0 ? text.length() : newline + 1;
      }
    }
    return text.substring(0, end) + header + text.substring(end);
  }

  /**
   * What was written in a tree, as a runspec: without what defaults put there, replacements
   * replaced, hyperparameters still hyperparameters and draws not drawn.
   *
   * @param undrawn the expanded tree, its paths relative to the runspec's folder
   * @param space in the order of the file
   * @param tuned the hyperparameters' values outside a search, in the same order
   */
  public static String complete(Mapping undrawn, List<Tunable> space, List<ChosenValue> tuned) {
    IdentityHashMap<Mapping, String> anchors = new IdentityHashMap<>();
    List<Mapping.Entry> entries = new ArrayList<>();
    undrawn.entry(Sections.COMPONENT).ifPresent(entries::add);
    if (!space.isEmpty()) {
      entries.add(hyperparameters(undrawn, space, tuned, anchors));
    }
    WrittenTree.of(undrawn).entries().stream()
        .filter(entry -> !entry.key().equals(Sections.COMPONENT))
        .forEach(entries::add);
    Mapping root = new Mapping(entries, undrawn.provenance());
    return YamlText.of(root, anchors, scalar -> alias(scalar, tuned));
  }

  private static Mapping.Entry hyperparameters(
      Mapping near, List<Tunable> space, List<ChosenValue> tuned, Map<Mapping, String> anchors) {
    Provenance provenance = near.provenance();
    List<Node> items = new ArrayList<>();
    for (Tunable tunable : space) {
      List<Mapping.Entry> body = new ArrayList<>();
      if (!tunable.values().isEmpty()) {
        String key =
            tunable.ordered() ? Sections.ORDERED_TUNING_VALUES : Sections.UNORDERED_TUNING_VALUES;
        List<Node> values =
            tunable.values().stream()
                .map(value -> (Node) value.withProvenance(provenance))
                .toList();
        body.add(new Mapping.Entry(key, near.position(), new Sequence(values, provenance)));
      }
      tunable
          .spread()
          .map(drawn -> Scalar.of(drawn.spread().toString(), provenance))
          .ifPresent(
              drawn ->
                  body.add(
                      new Mapping.Entry(Sections.TUNING_DISTRIBUTION, near.position(), drawn)));
      tuned.stream()
          .filter(value -> value.name().equals(tunable.name()))
          .map(value -> value.value().withProvenance(provenance))
          .forEach(
              value -> body.add(new Mapping.Entry(Sections.TUNED_VALUE, near.position(), value)));
      Mapping values = new Mapping(body, provenance);
      anchors.put(values, tunable.name());
      Mapping.Entry name = new Mapping.Entry(Sections.HYPERPARAMETER_NAME, near.position(), values);
      items.add(new Mapping(List.of(name), provenance));
    }
    return new Mapping.Entry(
        Sections.HYPERPARAMETERS, near.position(), new Sequence(items, provenance));
  }

  /** The hyperparameter whose value a scalar is, unchanged. */
  private static Optional<String> alias(Scalar scalar, List<ChosenValue> tuned) {
    List<Provenance.Step> steps = scalar.provenance().steps();
    return steps.stream()
        .filter(Provenance.Chosen.class::isInstance)
        .map(step -> ((Provenance.Chosen) step).hyperparameter())
        .filter(
            name ->
                tuned.stream()
                    .anyMatch(
                        value ->
                            value.name().equals(name)
                                && value.value().value().equals(scalar.value())))
        .findFirst();
  }
}
