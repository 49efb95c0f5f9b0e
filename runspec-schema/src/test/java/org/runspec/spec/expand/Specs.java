package org.runspec.spec.expand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.DefinitionFiles;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Loads runspecs from text, with the small components of the test resources. */
final class Specs {
  static final String HEAD = "component: root/Root_Component\nexperiment_path: ../results/x\n";

  private final Path folder;
  private LoadOptions options;

  Specs(Path folder) {
    this.folder = folder;
    this.options = LoadOptions.plain(folder, folder.resolve("data")).withSeed(7);
  }

  static Catalogue catalogue() {
    try {
      Path components = Path.of(Specs.class.getResource("/components").toURI());
      return Catalogue.ofFiles(DefinitionFiles.inFolder(components, "components"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Specs set(String path, String value) {
    List<Assignment> assignments = new ArrayList<>(options.assignments());
    assignments.add(new Assignment(path, value));
    options = options.with(assignments, options.replacements());
    return this;
  }

  Specs replace(String name, String value) {
    Map<String, String> replacements = new HashMap<>(options.replacements());
    replacements.put(name, value);
    options = options.with(options.assignments(), replacements);
    return this;
  }

  Specs searched(Map<String, Object> chosen) {
    options = options.choosing(chosen);
    return this;
  }

  Specs reserve(String name) {
    options = options.reserving(Set.of(name));
    return this;
  }

  Specs seed(long seed) {
    options = options.withSeed(seed);
    return this;
  }

  /** Draws as a user's runs do, not as a job's. */
  Specs unseeded() {
    options =
        LoadOptions.plain(options.currentDirectory(), options.dataDirectory())
            .with(options.assignments(), options.replacements());
    return this;
  }

  Runspec load(String yaml) {
    return loadFile("specs/x.yaml", yaml);
  }

  Runspec loadFile(String name, String yaml) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, yaml.getBytes(UTF_8));
      return new SpecLoader(catalogue(), options).load(Path.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each problem as {@code line:column path: what; allowed; fix}. */
  List<String> problems(String yaml) {
    try {
      load(yaml);
      return List.of();
    } catch (UserProblem e) {
      return e.problems().isEmpty()
          ? List.of(e.getMessage())
          : e.problems().stream().map(Problem::toString).map(this::shortened).toList();
    }
  }

  private String shortened(String problem) {
    return problem.replace(Path.of("specs", "x.yaml") + ":", "");
  }

  /** The value at a path such as {@code processing_stages[0].agent.learning_rate}. */
  static Object value(Mapping tree, String path) {
    Node node = tree;
    for (String step : TreePath.parse(path).orElseThrow()) {
      if (step.startsWith("[")) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        node = ((Sequence) node).items().get(index);
        node = ((Mapping) node).get("processing_stage").orElse(node);
      } else {
        node = ((Mapping) node).get(step).orElseThrow(() -> new AssertionError("no " + path));
      }
    }
    return node instanceof Scalar scalar ? scalar.value() : node;
  }
}
