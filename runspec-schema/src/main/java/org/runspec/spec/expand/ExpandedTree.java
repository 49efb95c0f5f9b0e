package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Limits;

/**
 * A runspec with hyperparameters chosen, every property present and nothing left to replace, not
 * yet validated.
 *
 * @param root the root's properties and {@code processing_stages}
 * @param chosen the hyperparameters' values
 */
record ExpandedTree(Mapping root, List<ChosenValue> chosen) {
  private static final String EXPERIMENT_TOKEN = "<" + Sections.EXPERIMENT_PATH + ">";
  private static final PropertyType STAGE = PropertyType.component(List.of(Sections.STAGE_KIND));

  static ExpandedTree of(
      Mapping written,
      Map<String, Node> anchors,
      Catalogue catalogue,
      LoadOptions options,
      Problems problems) {
    return new Builder(written, anchors, catalogue, options, problems).build();
  }

  /** The steps of an expansion, which share much. */
  private static final class Builder {
    private final Mapping written;
    private final Catalogue catalogue;
    private final LoadOptions options;
    private final Problems problems;
    private final Overrides set;
    private final HyperparameterSection hyperparameters;
    private final AliasResolution aliases;
    private final Replacements replacements;
    private final Expander expander;

    Builder(
        Mapping written,
        Map<String, Node> anchors,
        Catalogue catalogue,
        LoadOptions options,
        Problems problems) {
      this.written = written;
      this.catalogue = catalogue;
      this.options = options;
      this.problems = problems;
      this.set = Overrides.of(options.assignments(), problems);
      this.hyperparameters =
          HyperparameterSection.read(
              written.get(Sections.HYPERPARAMETERS),
              anchors,
              set.at(Sections.HYPERPARAMETERS),
              problems);
      this.aliases = new AliasResolution(hyperparameters, options.chosen(), problems);
      this.replacements =
          Replacements.read(
              written.get(Sections.STRING_REPLACEMENTS).map(aliases::resolve),
              options.replacements(),
              problems);
      this.expander = new Expander(catalogue, replacements, Limits.DEFAULT, problems);
    }

    ExpandedTree build() {
      Definition definition =
          catalogue
              .find(ComponentName.parse(Sections.ROOT_COMPONENT).orElseThrow())
              .orElseThrow(
                  () -> new IllegalStateException("no definition of " + Sections.ROOT_COMPONENT));
      checkRootComponent();
      Mapping own = withExperimentPath(resolvedRoot());
      List<Mapping.Entry> entries =
          new ArrayList<>(
              expander.complete(own, definition, Sections.BESIDE_ROOT, "", set).entries());
      entries.replaceAll(this::withMeaning);
      entries.add(stages());
      forwardDefinitions();
      aliases.warnAboutUnused();
      replacements.reportUnused(options.replacements().keySet());
      List<ChosenValue> chosen =
          hyperparameters.all().stream()
              .map(h -> new ChosenValue(h.name(), chosenValue(h)))
              .toList();
      return new ExpandedTree(new Mapping(entries, written.provenance()), chosen);
    }

    /** The root's own {@code <experiment_path>} cannot mean itself. */
    private Mapping.Entry withMeaning(Mapping.Entry entry) {
      if (!entry.key().equals(Sections.EXPERIMENT_PATH)
          || !(entry.value() instanceof Scalar scalar)
          || !scalar.text().contains(EXPERIMENT_TOKEN)) {
        return entry;
      }
      problems.add(
          Problem.error(scalar.position(), entry.key(), "the runspec does not say where results go")
              .suggesting(
                  "write 'experiment_path: ../results/NAME', or add --experiment_path=..."));
      return entry.withValue(Scalar.unknown(scalar.provenance()));
    }

    private Scalar chosenValue(Hyperparameter hyperparameter) {
      String path = Sections.HYPERPARAMETERS + "." + hyperparameter.name();
      return replacements.resolve(aliases.chosenValue(hyperparameter), path);
    }

    private Mapping resolvedRoot() {
      List<Mapping.Entry> entries = new ArrayList<>();
      for (Mapping.Entry entry : written.entries()) {
        if (!Sections.BESIDE_ROOT.contains(entry.key())) {
          entries.add(entry.withValue(aliases.resolve(entry.value())));
        } else {
          entries.add(entry);
        }
      }
      return new Mapping(entries, written.provenance());
    }

    private void checkRootComponent() {
      Optional<Node> name = written.get(Sections.COMPONENT);
      String right = "component: " + Sections.ROOT_COMPONENT;
      if (name.isEmpty()) {
        Position top = new Position(written.position().file(), 1, 1);
        Optional<Mapping.Entry> near =
            written.entries().stream()
                .filter(
                    e ->
                        Nearest.to(e.key(), List.of(Sections.COMPONENT)).isPresent()
                            && e.value() instanceof Scalar scalar
                            && scalar.text().contains("/"))
                .findFirst();
        problems.add(
            Problem.error(near.map(Mapping.Entry::keyPosition).orElse(top), "", "no component here")
                .allowing("a runspec has the line '" + right + "'")
                .suggesting(near.map(e -> "did you mean component?")));
      } else if (!(name.get() instanceof Scalar scalar)
          || !scalar.text().equals(Sections.ROOT_COMPONENT)) {
        problems.add(
            Problem.error(
                    name.get().position(), Sections.COMPONENT, "this is not the root's component")
                .suggesting("write '" + right + "'"));
      }
    }

    /**
     * {@code <experiment_path>} on the command line sets the root's property, whatever stands
     * there. Unless the user makes the words stand for something else, they mean that property from
     * here on.
     */
    private Mapping withExperimentPath(Mapping root) {
      Optional<Scalar> meaning = replacements.experimentPath();
      if (meaning.isEmpty()) {
        return root;
      }
      boolean commandLine = meaning.get().position().isCommandLine();
      boolean tokenOnly =
          root.get(Sections.EXPERIMENT_PATH)
              .map(node -> node instanceof Scalar scalar && scalar.text().equals(EXPERIMENT_TOKEN))
              .orElse(true);
      if (!commandLine && !tokenOnly) {
        return root;
      }
      Scalar value =
          replacements.resolve(
              Scalar.of(EXPERIMENT_TOKEN, Provenance.written(meaning.get().position())),
              Sections.EXPERIMENT_PATH);
      replacements.leaveExperimentPath();
      List<Mapping.Entry> entries = new ArrayList<>();
      root.entries().stream()
          .filter(entry -> !entry.key().equals(Sections.EXPERIMENT_PATH))
          .forEach(entries::add);
      entries.add(new Mapping.Entry(Sections.EXPERIMENT_PATH, value.position(), value));
      return new Mapping(entries, root.provenance());
    }

    private Mapping.Entry stages() {
      Optional<Mapping.Entry> entry = written.entry(Sections.PROCESSING_STAGES);
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
      Overrides below = set.at(Sections.PROCESSING_STAGES);
      List<Node> items = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        String index = TreePath.item("", i);
        items.add(
            stage(
                sequence.items().get(i),
                TreePath.item(Sections.PROCESSING_STAGES, i),
                below.at(index)));
      }
      below
          .children()
          .forEach(
              (index, override) -> {
                if (!index.matches("\\[[0-9]+]")
                    || Integer.parseInt(index.substring(1, index.length() - 1)) >= items.size()) {
                  problems.add(
                      Problem.error(override.anyPosition(), "", "there is no stage " + index)
                          .allowing("the stages are [0] to [" + (items.size() - 1) + "]"));
                }
              });
      Sequence stages = new Sequence(items, sequence.provenance());
      return entry.get().withValue(stages);
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
      Overrides through =
          override.at(Sections.PROCESSING_STAGE).isEmpty()
              ? override
              : override.at(Sections.PROCESSING_STAGE);
      Node stage = expander.value(inner.get().value(), STAGE, path, through);
      return new Mapping(List.of(inner.get().withValue(stage)), item.provenance());
    }

    /** Forward definitions count where they are used; here they are only checked. */
    private void forwardDefinitions() {
      Optional<Node> section = written.get(Sections.FORWARD_DEFINITIONS).map(aliases::resolve);
      if (section.isEmpty() || section.get() instanceof Scalar scalar && scalar.isNull()) {
        return;
      }
      if (!(section.get() instanceof Sequence sequence)) {
        problems.add(
            Problem.error(section.get().position(), Sections.FORWARD_DEFINITIONS, "this is a list")
                .allowing("each item begins with '- name: &anchor'"));
        return;
      }
      for (int i = 0; i < sequence.items().size(); i++) {
        String path = TreePath.item(Sections.FORWARD_DEFINITIONS, i);
        if (sequence.items().get(i) instanceof Mapping item) {
          item.entries().stream()
              .filter(entry -> isComponent(entry.value()))
              .forEach(
                  entry ->
                      expander.component(
                          (Mapping) entry.value(),
                          List.of(),
                          TreePath.child(path, entry.key()),
                          Overrides.NONE));
        }
      }
    }

    private static boolean isComponent(Node node) {
      return node instanceof Mapping mapping && mapping.entry(Sections.COMPONENT).isPresent();
    }
  }
}
