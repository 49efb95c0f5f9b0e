package org.runspec.spec.expand;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Document;
import org.runspec.spec.yaml.Limits;
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
      if (header.isEmpty()) { // a repro spec keeps those whose uses were drawn or made absolute
        expansion.warnAboutUnusedHyperparameters();
      }
      new Validation(catalogue, new TuningValues(expanded.tuning()), problems)
          .check(expanded.root());
    } catch (Expander.TooLarge e) {
      problems.throwIfErrors(action);
      throw e;
    }
    problems.throwIfErrors(action);
    return finish(absolute, source, header, expanded, problems);
  }

  private Runspec finish(
      Path file,
      SourceText source,
      Optional<ReproHeader> header,
      ExpandedTree expanded,
      Problems problems) {
    TypedTree types = new TypedTree(catalogue);
    long drawSeed = options.seed().orElseGet(() -> seedOf(expanded.root()));
    Mapping drawn = types.map(expanded.root(), new TypedValues(drawSeed));
    Mapping pruned = new Pruning(types, problems).prune(drawn, "");
    ExperimentPaths paths = paths(file, header.isPresent(), pruned, problems);
    Mapping complete = types.map(drawn, paths.absolute(problems));
    Mapping tree = types.map(pruned, paths.absolute(problems));
    List<StageSpec> stages = stages(tree, drawn, types);
    if (stages.isEmpty()) {
      Position position = drawn.get(Sections.PROCESSING_STAGES).orElse(drawn).position();
      problems.add(
          Problem.error(position, Sections.PROCESSING_STAGES, "all stages are disabled")
              .suggesting("enable one of them"));
    }
    problems.throwIfErrors("load " + source.name());
    return new Runspec(
        file,
        source.name(),
        digest(source.text()),
        header,
        complete,
        tree,
        types.map(pruned, paths.portable()),
        stages,
        skipped(drawn),
        tree.get(Sections.JOB_LAUNCHER).filter(Mapping.class::isInstance).map(Mapping.class::cast),
        expanded.chosen(),
        paths.experimentPath(),
        tree.get(Sections.SEED).map(SpecLoader::number).orElse(drawSeed),
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
    Scalar written = (Scalar) root.get(Sections.EXPERIMENT_PATH).orElseThrow();
    Path experiment = paths.experimentPathOf(written, problems);
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

  private static List<StageSpec> stages(Mapping root, Mapping unpruned, TypedTree types) {
    List<String> paths = enabledPaths(unpruned);
    List<StageSpec> stages = new ArrayList<>();
    for (Node item : stageItems(root)) {
      Mapping stage = (Mapping) ((Mapping) item).get(Sections.PROCESSING_STAGE).orElseThrow();
      stages.add(
          new StageSpec(
              stages.size() + 1,
              paths.get(stages.size()),
              types.definition(stage).orElseThrow(),
              stage));
    }
    return stages;
  }

  /** Where the stages stand that are not disabled, as they are counted in the file. */
  private static List<String> enabledPaths(Mapping root) {
    List<Node> items = stageItems(root);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!Pruning.isDisabledStage(items.get(i))) {
        paths.add(TreePath.item(Sections.PROCESSING_STAGES, i));
      }
    }
    return paths;
  }

  private static List<String> skipped(Mapping root) {
    return stageItems(root).stream()
        .filter(Pruning::isDisabledStage)
        .map(item -> (Mapping) ((Mapping) item).get(Sections.PROCESSING_STAGE).orElseThrow())
        .map(stage -> ((Scalar) stage.get(Sections.COMPONENT).orElseThrow()).text())
        .toList();
  }

  private static List<Node> stageItems(Mapping root) {
    return root.get(Sections.PROCESSING_STAGES)
        .map(stages -> ((Sequence) stages).items())
        .orElse(List.of());
  }

  private static long number(Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof Number number
        ? number.longValue()
        : 0;
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
