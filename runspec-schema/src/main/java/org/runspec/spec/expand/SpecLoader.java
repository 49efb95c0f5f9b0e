package org.runspec.spec.expand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.Sha256;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/**
 * Loads runspecs: parses, chooses hyperparameters, expands, validates, draws, and makes paths
 * absolute. All problems of a file are reported together.
 */
public final class SpecLoader {
  private final Catalogue catalogue;
  private final LoadOptions options;

  /** A loader for the components of a catalogue. */
  public SpecLoader(Catalogue catalogue, LoadOptions options) {
    this.catalogue = catalogue;
    this.options = options;
  }

  /**
   * Loads a file.
   *
   * @param file relative to the current directory of the options
   * @throws UserProblem with everything that is wrong
   */
  public Runspec load(Path file) {
    return load(file, SpecCheck.NONE);
  }

  /**
   * Loads a file that has to be right in more than the language.
   *
   * @param file relative to the current directory of the options
   * @throws UserProblem with everything that is wrong, what the check found included
   */
  public Runspec load(Path file, SpecCheck check) {
    Path absolute = options.currentDirectory().resolve(file).normalize();
    SourceText source = SourceText.read(absolute, file.toString(), Limits.DEFAULT);
    Problems problems = new Problems();
    String action = "load " + file;
    Optional<Document> document = new YamlReader().read(source, problems);
    Optional<Mapping> root = document.flatMap(read -> read.mapping(problems));
    if (root.isEmpty()) {
      problems.throwIfErrors(action);
    }
    Optional<ReproHeader> header = ReproHeader.in(source);
    ExpandedTree expanded;
    try {
      RootExpansion expansion =
          new RootExpansion(
              root.orElseThrow(), document.get().anchors(), catalogue, options, problems);
      expanded = expansion.expand();
      new Validation(catalogue, new TuningValues(expanded.tuning()), problems)
          .check(expanded.root());
      if (options.chosen().isEmpty() && !problems.hasErrors()) {
        new TunedComponents((chosen, found) -> look(document.get(), chosen, found), problems)
            .check(expanded);
      }
      if (header.isEmpty() && !problems.hasErrors()) {
        // a repro spec keeps those whose uses were drawn or made absolute, an error may hide a use
        expansion.warnAboutUnusedHyperparameters();
      }
    } catch (Growth.TooLarge e) {
      problems.throwIfErrors(action);
      throw e;
    }
    return finish(absolute, source, header, expanded, check, problems);
  }

  /** Reports what is wrong with a runspec when other values are chosen. */
  private void look(Document document, Map<String, Object> chosen, Problems found) {
    RootExpansion expansion =
        new RootExpansion(
            document.mapping(found).orElseThrow(),
            document.anchors(),
            catalogue,
            options.choosing(chosen),
            found);
    ExpandedTree expanded = expansion.expand();
    new Validation(catalogue, new TuningValues(Map.of()), found).check(expanded.root());
  }

  private Runspec finish(
      Path file,
      SourceText source,
      Optional<ReproHeader> header,
      ExpandedTree expanded,
      SpecCheck check,
      Problems problems) {
    Problems later = new Problems();
    TypedTree types = new TypedTree(catalogue);
    long drawSeed = options.seed().orElseGet(() -> seedOf(expanded.root()));
    Mapping drawn = types.map(expanded.root(), new TypedValues(drawSeed));
    Mapping pruned = new Pruning(types, later).prune(drawn, "");
    ExperimentPaths paths = paths(file, header.isPresent(), pruned, later);
    Mapping complete = types.map(drawn, paths.absolute(later));
    StageSelection selection = new StageSelection(drawn, types);
    Draft draft = selection.of(types.map(pruned, paths.absolute(later)));
    selection.reportIfAllDisabled(later);
    check.check(draft, later);
    problems.addUntold(later);
    problems.throwIfErrors("load " + source.name());
    return new Runspec(
        file,
        source.name(),
        digest(source.text()),
        header,
        types.map(expanded.root(), paths.relative()),
        complete,
        draft.tree(),
        types.map(pruned, paths.portable()),
        draft.stages(),
        selection.skipped(),
        draft
            .tree()
            .get(Sections.JOB_LAUNCHER)
            .filter(Mapping.class::isInstance)
            .map(Mapping.class::cast),
        expanded.chosen(),
        expanded.space(),
        paths.experimentPath(),
        draft.tree().get(Sections.SEED).map(SpecLoader::number).orElse(drawSeed),
        problems.warnings());
  }

  /** The seed that the runspec names, else a new one. */
  private static long seedOf(Mapping root) {
    return root.get(Sections.SEED)
        .filter(node -> node instanceof Scalar scalar && scalar.value() instanceof Number)
        .map(SpecLoader::number)
        .orElseGet(() -> (long) new SecureRandom().nextInt(Randint.BOUND));
  }

  private ExperimentPaths paths(Path file, boolean repro, Mapping root, Problems problems) {
    Path folder = file.getParent();
    ExperimentPaths paths =
        new ExperimentPaths(folder, options.currentDirectory(), options.dataDirectory(), folder);
    Path experiment =
        root.get(Sections.EXPERIMENT_PATH).orElse(null) instanceof Scalar written
                && written.value() instanceof String
            ? paths.experimentPathOf(written, problems)
            : folder; // it is wrong, and told to be
    if (!repro) {
      return paths.withExperimentPath(experiment);
    }
    return paths.ofRepro(experiment.equals(folder) ? reproIn(folder) : experiment);
  }

  /** The first {@code repro<N>} beside a repro spec that is not taken, or the last one that is. */
  private Path reproIn(Path folder) {
    int number = 1;
    while (Files.exists(folder.resolve("repro" + number))) {
      number++;
    }
    return folder.resolve("repro" + (options.resuming() ? Math.max(1, number - 1) : number));
  }

  private static long number(Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof Number number
        ? number.longValue()
        : 0;
  }

  private static String digest(String text) {
    return new Sha256().add(text).hex();
  }
}
