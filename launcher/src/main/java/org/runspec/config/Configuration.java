package org.runspec.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.expand.HomePath;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Limits;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/**
 * What {@code xt_config.yaml} says, as far as a run on this machine needs it.
 *
 * <pre>{@code
 * components: [../common/components]   # more folders of components
 * data:
 *   data-local: ~/data                 # what $datastore stands for
 * }</pre>
 *
 * @param components folders of components beside the project's own, absolute
 * @param data what {@code $datastore} stands for, absolute
 */
public record Configuration(List<Path> components, Optional<Path> data) {
  /** The name of the file, in a project's folder. */
  public static final String FILE = "xt_config.yaml";

  private static final String COMPONENTS = "components";
  private static final String DATA = "data";
  private static final String DATA_LOCAL = "data-local";

  private static final Configuration DEFAULTS = new Configuration(List.of(), Optional.empty());

  public Configuration {
    components = List.copyOf(components);
  }

  /**
   * Reads the configuration of a folder; the defaults if it has none.
   *
   * @throws org.runspec.spec.problem.UserProblem if the file is wrong
   */
  static Configuration of(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return DEFAULTS;
    }
    SourceText source = SourceText.read(file, Project.shown(file), Limits.DEFAULT);
    if (source.isEmpty()) {
      return DEFAULTS;
    }
    Problems problems = new Problems();
    Optional<Mapping> root = new YamlReader().readMapping(source, problems);
    Configuration configuration =
        new Configuration(
            root.flatMap(tree -> tree.get(COMPONENTS))
                .map(node -> folders(node, folder, problems))
                .orElse(List.of()),
            root.flatMap(tree -> tree.get(DATA))
                .filter(Mapping.class::isInstance)
                .flatMap(data -> ((Mapping) data).get(DATA_LOCAL))
                .flatMap(node -> path(node, folder, problems)));
    problems.throwIfErrors("read " + source.name());
    return configuration;
  }

  private static List<Path> folders(Node node, Path folder, Problems problems) {
    List<Path> folders = new ArrayList<>();
    for (Node item : node instanceof Sequence list ? list.items() : List.of(node)) {
      path(item, folder, problems).ifPresent(folders::add);
    }
    return folders;
  }

  private static Optional<Path> path(Node node, Path folder, Problems problems) {
    if (!(node instanceof Scalar scalar) || !(scalar.value() instanceof String text)) {
      problems.add(Problem.error(node.position(), "", "this is the path of a folder"));
      return Optional.empty();
    }
    try {
      return Optional.of(HomePath.resolve(text, folder).normalize());
    } catch (InvalidPathException e) {
      problems.add(Problem.error(node.position(), "", "this is not a path: " + e.getReason()));
      return Optional.empty();
    }
  }
}
