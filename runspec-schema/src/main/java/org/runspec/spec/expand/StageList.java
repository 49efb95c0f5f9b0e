package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** The section {@code processing_stages}: a list of {@code - processing_stage:} items. */
final class StageList {
  private static final PropertyType STAGE = PropertyType.component(Sections.STAGE_KINDS);

  private final AliasResolution aliases;
  private final Expander expander;
  private final Overrides below;
  private final Problems problems;

  /**
   * Expands stages.
   *
   * @param below what the command line sets in the section
   */
  StageList(AliasResolution aliases, Expander expander, Overrides below, Problems problems) {
    this.aliases = aliases;
    this.expander = expander;
    this.below = below;
    this.problems = problems;
  }

  /** The section with all stages complete; unknown, and a problem, if there are none. */
  Mapping.Entry expand(Mapping written) {
    Optional<Mapping.Entry> entry = entry(written);
    Node node = entry.map(Mapping.Entry::value).map(aliases::resolve).orElse(null);
    if (!(node instanceof Sequence sequence) || sequence.items().isEmpty()) {
      Position position =
          entry
              .map(
                  e ->
                      e.value() instanceof Scalar s && s.isNull()
                          ? e.keyPosition()
                          : e.value().position())
              .orElse(written.position());
      problems.add(
          Problem.error(position, Sections.PROCESSING_STAGES, "there are no stages to run")
              .allowing("a runspec has a list of at least one '- processing_stage:'")
              .suggesting(
                  entry.isPresent()
                      ? Optional.empty()
                      : Nearest.to(Sections.PROCESSING_STAGES, written.keys())
                          .map(near -> "did you write '" + near + "' for it?")));
      return new Mapping.Entry(
          Sections.PROCESSING_STAGES, position, Scalar.unknown(written.provenance()));
    }
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      String index = TreePath.item("", i);
      items.add(
          stage(
              sequence.items().get(i),
              TreePath.item(Sections.PROCESSING_STAGES, i),
              below.at(index)));
    }
    below.reportItemsBeyond(items.size(), Sections.PROCESSING_STAGES, problems);
    Sequence stages = new Sequence(items, sequence.provenance());
    return entry.get().withValue(stages);
  }

  private Optional<Mapping.Entry> entry(Mapping written) {
    return below
        .value()
        .map(set -> new Mapping.Entry(Sections.PROCESSING_STAGES, below.position(), set))
        .or(() -> written.entry(Sections.PROCESSING_STAGES));
  }

  private Node stage(Node item, String path, Overrides override) {
    Optional<Mapping.Entry> inner =
        item instanceof Mapping mapping && mapping.entries().size() == 1
            ? mapping.entry(Sections.PROCESSING_STAGE)
            : Optional.empty();
    if (inner.isEmpty()) {
      Position position =
          item instanceof Mapping mapping
              ? mapping.entries().stream()
                  .filter(e -> !e.key().equals(Sections.PROCESSING_STAGE))
                  .findFirst()
                  .map(Mapping.Entry::keyPosition)
                  .orElse(item.position())
              : item.position();
      Optional<String> near =
          item instanceof Mapping mapping && mapping.entry(Sections.PROCESSING_STAGE).isEmpty()
              ? Nearest.to(Sections.PROCESSING_STAGE, mapping.keys())
                  .map(key -> "did you mean " + Sections.PROCESSING_STAGE + "?")
              : Optional.of("indent the stage's properties further than '- processing_stage:'");
      problems.add(
          Problem.error(position, path, "an item has the form '- processing_stage:'")
              .allowing("with the stage's component below it")
              .suggesting(near));
      return Scalar.unknown(item.provenance());
    }
    Node stage = expander.value(inner.get().value(), STAGE, path, override);
    if (!(stage instanceof Mapping) && !(stage instanceof Scalar scalar && scalar.isUnknown())) {
      problems.add(Mismatch.of(stage, STAGE, path));
      return Scalar.unknown(item.provenance());
    }
    return new Mapping(List.of(inner.get().withValue(stage)), item.provenance());
  }
}
