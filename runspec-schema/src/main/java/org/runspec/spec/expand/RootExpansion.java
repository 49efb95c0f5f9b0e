package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.Limits;

/** Expands a root: the steps in their order, and what they share. */
final class RootExpansion {
  private final Mapping written;
  private final Catalogue catalogue;
  private final Problems problems;
  private final Overrides set;
  private final HyperparameterSection hyperparameters;
  private final AliasResolution aliases;
  private final Replacements replacements;
  private final Expander expander;

  RootExpansion(
      Mapping written,
      List<Document.Anchor> anchors,
      Catalogue catalogue,
      LoadOptions options,
      Problems problems) {
    this.written = written;
    this.catalogue = catalogue;
    this.problems = problems;
    this.set = Overrides.of(options.assignments(), problems);
    this.hyperparameters =
        HyperparameterSection.read(
            written.get(Sections.HYPERPARAMETERS),
            anchors,
            set.at(Sections.HYPERPARAMETERS),
            problems);
    hyperparameters.checkChosen(
        options.chosen().keySet(),
        written.get(Sections.HYPERPARAMETERS).orElse(written).position());
    ForwardOverrides forward =
        ForwardOverrides.of(
            written.get(Sections.FORWARD_DEFINITIONS),
            set.at(Sections.FORWARD_DEFINITIONS),
            problems);
    this.aliases = new AliasResolution(hyperparameters, forward, options.chosen(), problems);
    this.replacements =
        new Replacements(
            ReplacementSection.read(
                written.get(Sections.STRING_REPLACEMENTS).map(aliases::resolve),
                set.at(Sections.STRING_REPLACEMENTS),
                options,
                problems),
            problems);
    this.expander = new Expander(catalogue, replacements, Limits.DEFAULT, problems);
  }

  ExpandedTree expand() {
    Definition definition = rootDefinition();
    checkRootComponent();
    Mapping own = withExperimentPath(resolvedRoot());
    List<Mapping.Entry> entries =
        new ArrayList<>(
            expander.complete(own, named(definition), Sections.BESIDE_ROOT, "", set).entries());
    entries.replaceAll(this::withMeaning);
    Overrides stages = set.at(Sections.PROCESSING_STAGES);
    entries.add(new StageList(aliases, expander, stages, problems).expand(written));
    new ForwardDefinitions(aliases, expander, problems)
        .check(written.get(Sections.FORWARD_DEFINITIONS));
    replacements.checkUnused();
    replacements.warnAboutMisspelt();
    replacements.reportUnused(written);
    List<ChosenValue> chosen =
        hyperparameters.all().stream().map(h -> new ChosenValue(h.name(), chosenValue(h))).toList();
    return new ExpandedTree(new Mapping(entries, written.provenance()), chosen, space());
  }

  /** Warns about hyperparameters that no alias uses; call after {@link #expand}. */
  void warnAboutUnusedHyperparameters() {
    aliases.warnAboutUnused();
  }

  private Definition rootDefinition() {
    Optional<Definition> definition = catalogue.find(Sections.ROOT);
    catalogue.problems().forEach(problems::add);
    if (definition.isEmpty()) {
      problems.throwIfErrors("read the definition of " + Sections.ROOT);
    }
    return definition.orElseThrow(
        () -> new IllegalStateException("no definition of " + Sections.ROOT));
  }

  private DefinitionLookup.Found named(Definition definition) {
    Mapping.Entry written =
        rootName()
            .orElse(
                new Mapping.Entry(
                    Sections.COMPONENT,
                    this.written.position(),
                    Scalar.unknown(this.written.provenance())));
    Scalar name = Scalar.of(definition.name().toString(), written.value().provenance());
    return new DefinitionLookup.Found(definition, written.withValue(name));
  }

  private Optional<Mapping.Entry> rootName() {
    Overrides option = set.at(Sections.COMPONENT);
    return option
        .value()
        .map(value -> new Mapping.Entry(Sections.COMPONENT, option.position(), value))
        .or(() -> written.entry(Sections.COMPONENT));
  }

  /** The root's own {@code <experiment_path>} cannot mean itself. */
  private Mapping.Entry withMeaning(Mapping.Entry entry) {
    if (!entry.key().equals(Sections.EXPERIMENT_PATH)
        || !(entry.value() instanceof Scalar scalar)
        || !scalar.text().contains(Sections.EXPERIMENT_TOKEN)) {
      return entry;
    }
    problems.add(
        Problem.error(scalar.position(), entry.key(), "the runspec does not say where results go")
            .suggesting("write 'experiment_path: ../results/NAME', or add --experiment_path=..."));
    return entry.withValue(Scalar.unknown(scalar.provenance()));
  }

  private List<Tunable> space() {
    TuningSpace space = new TuningSpace(replacements, problems);
    return hyperparameters.all().stream().map(space::of).toList();
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
    Optional<Node> name = rootName().map(Mapping.Entry::value);
    String right = "component: " + Sections.ROOT;
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
        || !scalar.text().equals(Sections.ROOT.toString())) {
      problems.add(
          Problem.error(
                  name.get().position(), Sections.COMPONENT, "this is not the root's component")
              .suggesting("write '" + right + "'"));
    }
  }

  /**
   * {@code <experiment_path>} on the command line sets the root's property, whatever stands there.
   * Unless the user makes the words stand for something else, they mean that property from here on.
   */
  private Mapping withExperimentPath(Mapping root) {
    Optional<Scalar> meaning = replacements.experimentPath();
    if (meaning.isEmpty()) {
      return root;
    }
    boolean commandLine = meaning.get().position().isCommandLine();
    boolean tokenOnly =
        root.get(Sections.EXPERIMENT_PATH)
            .map(
                node ->
                    node instanceof Scalar scalar
                        && scalar.text().equals(Sections.EXPERIMENT_TOKEN))
            .orElse(true);
    if (!commandLine && !tokenOnly) {
      return root;
    }
    Scalar value =
        replacements.resolve(
            Scalar.of(Sections.EXPERIMENT_TOKEN, Provenance.written(meaning.get().position())),
            Sections.EXPERIMENT_PATH);
    replacements.leaveExperimentPath();
    List<Mapping.Entry> entries = new ArrayList<>();
    root.entries().stream()
        .filter(entry -> !entry.key().equals(Sections.EXPERIMENT_PATH))
        .forEach(entries::add);
    entries.add(new Mapping.Entry(Sections.EXPERIMENT_PATH, value.position(), value));
    return new Mapping(entries, root.provenance());
  }
}
