package org.runspec.component.binding;

import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** One tree on its way to objects. Goes on after a problem, but makes no object any more. */
final class Assembly {

  private final Catalogue catalogue;
  private final Implementations implementations;
  private final Problems problems;

  Assembly(Catalogue catalogue, Implementations implementations, Problems problems) {
    this.catalogue = catalogue;
    this.implementations = implementations;
    this.problems = problems;
  }

  /** The object of a component's mapping; null after a problem. */
  Object component(Mapping tree, String path, Class<?> expected) {
    Optional<Definition> definition = definition(tree, path);
    if (definition.isEmpty()) {
      return null;
    }
    Implementation implementation = implementations.find(definition.get());
    if (implementation instanceof Implementation.JavaClass java) {
      return component(tree, path, expected, definition.get(), java.type());
    }
    Implementation.Absent absent = (Implementation.Absent) implementation;
    return add(MissingParts.problem(tree, path, definition.get(), absent.lookedFor()));
  }

  private Object component(
      Mapping tree, String path, Class<?> expected, Definition definition, Class<?> type) {
    if (!expected.isAssignableFrom(type)) {
      return add(
          Problem.error(
              tree.position(),
              path,
              type.getName()
                  + ", the class of "
                  + definition.name()
                  + ", does not implement "
                  + expected.getName()));
    }
    Blueprint blueprint = Blueprint.of(type);
    List<Problem> differences = blueprint.differences(definition);
    differences.forEach(problems::add);
    if (!differences.isEmpty()) {
      return null;
    }
    if (blueprint.settings().isEmpty()) {
      return create(tree, path, blueprint.constructor());
    }
    Object settings = fill(blueprint.settings().get(), tree, path);
    return settings == null ? null : create(tree, path, blueprint.constructor(), settings);
  }

  /** A record of a mapping's values; null after a problem. */
  Object fill(RecordForm form, Mapping mapping, String path) {
    Map<String, Mapping.Entry> entries = new HashMap<>();
    mapping.entries().forEach(entry -> entries.put(JavaNames.ofProperty(entry.key()), entry));
    List<RecordForm.Field> fields = form.fields();
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      RecordForm.Field field = fields.get(i);
      Mapping.Entry entry = entries.get(field.name());
      values[i] =
          entry == null
              ? absent(field, mapping, path)
              : read(entry.value(), path + "." + entry.key(), field.shape());
    }
    return create(mapping, path, form.constructor(), values);
  }

  private Object absent(RecordForm.Field field, Mapping mapping, String path) {
    return field.shape() instanceof Maybe
        ? Optional.empty()
        : add(
            Problem.error(
                mapping.position(), path, JavaNames.toProperty(field.name()) + " is missing"));
  }

  /** A node's value in Java; null after a problem. */
  Object read(Node node, String path, Shape shape) {
    return node instanceof Alias alias
        ? read(alias.target(), path, shape)
        : shape.read(node, path, this);
  }

  /** Adds the problem that a node is not what its record declares. */
  Object mismatch(Node node, String path, Shape shape) {
    return add(
        Problem.error(node.position(), path, "found " + describe(node))
            .allowing("its component's class takes " + shape));
  }

  /** Adds a problem; null, for the value that there is not. */
  Object add(Problem problem) {
    problems.add(problem);
    return null;
  }

  private Object create(Node node, String path, Constructor<?> constructor, Object... arguments) {
    if (problems.hasErrors()) {
      return null;
    }
    try {
      return Construction.create(constructor, arguments);
    } catch (Construction.Refused e) {
      return add(Problem.error(node.position(), path, String.valueOf(e.getMessage())));
    }
  }

  private Optional<Definition> definition(Mapping tree, String path) {
    Optional<Node> written = tree.get(Sections.COMPONENT);
    if (written.isEmpty() || !(written.get() instanceof Scalar scalar)) {
      add(Problem.error(tree.position(), path, "the mapping names no component"));
      return Optional.empty();
    }
    Optional<Definition> definition = ComponentName.of(tree).flatMap(catalogue::find);
    if (definition.isEmpty()) {
      add(
          Problem.error(scalar.position(), path, "there is no component " + scalar.text())
              .suggesting(Nearest.question(scalar.text(), catalogue.names(List.of()))));
    }
    return definition;
  }

  private static String describe(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    return node instanceof Sequence ? "a list" : "a mapping";
  }
}
