package org.runspec.spec.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.SourceText;
import org.runspec.spec.yaml.YamlReader;

/**
 * Reads a definition file: the {@code component:} line, then each property with its default and a
 * comment that says what it is, last {@code _constraints} and {@code _minimize}.
 */
public final class DefinitionReader {
  private static final String CONSTRAINTS = "_constraints";
  private static final String MINIMIZE = "_minimize";

  private final Problems problems;

  /** A reader that reports here. */
  public DefinitionReader(Problems problems) {
    this.problems = problems;
  }

  /** The definition, as far as it could be read; empty if the file has no usable tree. */
  public Optional<Definition> read(DefinitionFile file) {
    SourceText source = file.source().get();
    return new YamlReader()
        .readMapping(source, problems)
        .map(tree -> definition(file, source, tree));
  }

  private Definition definition(DefinitionFile file, SourceText source, Mapping tree) {
    checkName(file.name(), tree);
    CommentLines comments = new CommentLines(source.lines());
    Mapping constraints = section(tree, CONSTRAINTS);
    List<Property> properties = new ArrayList<>();
    for (Mapping.Entry entry : tree.entries()) {
      if (!entry.key().equals(Sections.COMPONENT) && !entry.key().startsWith("_")) {
        Mapping own = section(constraints, entry.key());
        PropertyType type = new TypeReader(problems).read(entry, own);
        new DefaultCheck(problems).check(entry, type);
        String description = comments.at(entry.keyPosition().line());
        properties.add(
            new Property(entry.key(), type, entry.value(), description, entry.keyPosition()));
      }
    }
    checkSections(tree, constraints);
    return new Definition(
        file.name(),
        comments.above(tree.entries().isEmpty() ? 1 : tree.entries().get(0).keyPosition().line()),
        properties,
        flag(tree, MINIMIZE, problems),
        tree.position(),
        file.folder());
  }

  private void checkName(ComponentName expected, Mapping tree) {
    boolean named =
        tree.get(Sections.COMPONENT)
            .map(node -> node instanceof Scalar s && s.text().equals(expected.toString()))
            .orElse(false);
    if (!named) {
      problems.add(
          Problem.error(
                  tree.get(Sections.COMPONENT).map(Node::position).orElse(tree.position()),
                  Sections.COMPONENT,
                  "a definition file names its own component")
              .suggesting("component: " + expected));
    }
  }

  private void checkSections(Mapping tree, Mapping constraints) {
    List<String> properties = tree.keys().stream().filter(key -> !key.startsWith("_")).toList();
    for (Mapping.Entry entry : tree.entries()) {
      if (entry.key().startsWith("_")
          && !entry.key().equals(CONSTRAINTS)
          && !entry.key().equals(MINIMIZE)) {
        List<String> known = List.of(CONSTRAINTS, MINIMIZE);
        problems.add(
            Problem.error(entry.keyPosition(), entry.key(), "no such section of a definition")
                .allowing("there are " + String.join(", ", known))
                .suggesting(Nearest.question(entry.key(), known)));
      }
    }
    for (Mapping.Entry entry : constraints.entries()) {
      if (!properties.contains(entry.key())) {
        problems.add(
            Problem.error(
                    entry.keyPosition(),
                    CONSTRAINTS + "." + entry.key(),
                    "this definition has no such property")
                .suggesting(Nearest.question(entry.key(), properties)));
      }
    }
  }

  private Mapping section(Mapping parent, String key) {
    Optional<Node> node = parent.get(key);
    if (node.isPresent() && !(node.get() instanceof Mapping)) {
      problems.add(Problem.error(node.get().position(), key, "a mapping is meant here"));
    }
    return node.filter(Mapping.class::isInstance)
        .map(Mapping.class::cast)
        .orElseGet(() -> new Mapping(List.of(), parent.provenance()));
  }

  /** A key that is true or false, and false where it is left out. */
  static boolean flag(Mapping mapping, String key, Problems problems) {
    Optional<Node> node = mapping.get(key);
    if (node.isEmpty()) {
      return false;
    }
    if (node.get() instanceof Scalar scalar) {
      if (scalar.value().equals(true) || scalar.value().equals(1L)) {
        return true;
      }
      if (scalar.value().equals(false) || scalar.value().equals(0L)) {
        return false;
      }
    }
    problems.add(Problem.error(node.get().position(), key, "true or false is meant here"));
    return false;
  }
}
