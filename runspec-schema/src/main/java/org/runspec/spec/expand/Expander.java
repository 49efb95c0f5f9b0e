package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;
import org.runspec.spec.yaml.Limits;

/**
 * Gives each component every property of its definition, in the definition's order: set on the
 * command line, written, or by default. Replaces {@code <name>} in all strings on the way.
 */
final class Expander {
  static final PropertyType ANYTHING = PropertyType.of(Base.values());

  private final Catalogue catalogue;
  private final Replacements replacements;
  private final Limits limits;
  private final Problems problems;
  private int nodes;
  private long characters;

  Expander(Catalogue catalogue, Replacements replacements, Limits limits, Problems problems) {
    this.catalogue = catalogue;
    this.replacements = replacements;
    this.limits = limits;
    this.problems = problems;
  }

  /** Signals that the expanded tree is too large; the problem is reported already. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  /** A value of any kind, aliases resolved, with all components in it complete. */
  Node value(Node written, PropertyType type, String path, Overrides set) {
    count(written, path);
    Node node = set.value().map(value -> overriding(value, written)).orElse(written);
    if (node instanceof Mapping mapping) {
      return mapping.entry(Sections.COMPONENT).isPresent() || onlyComponent(type)
          ? component(mapping, type.kinds(), path, set)
          : mapping(mapping, path, set);
    }
    if (node instanceof Sequence sequence) {
      return sequence(sequence, type, path, set);
    }
    Scalar scalar = (Scalar) node;
    if (!set.children().isEmpty()) {
      problems.add(
          Problem.error(set.anyPosition(), path, "this is a single value, nothing is inside it")
              .allowing("its value is " + scalar.text()));
    }
    Scalar resolved = replacements.resolve(scalar, path);
    countText(resolved, path);
    return resolved;
  }

  /** The value of an option, which remembers what it took the place of. */
  private static Node overriding(Node value, Node written) {
    List<Provenance.Step> steps = new ArrayList<>(written.provenance().steps());
    steps.addAll(value.provenance().steps());
    return value.withProvenance(new Provenance(value.position(), steps));
  }

  private static boolean onlyComponent(PropertyType type) {
    return type.bases().size() == 1 && type.allows(Base.COMPONENT);
  }

  private void count(Node node, String path) {
    nodes++;
    boolean deep = path.chars().filter(c -> c == '.' || c == '[').count() > limits.depth();
    if (nodes > limits.nodes() || deep) {
      problems.add(
          Problem.error(
              node.position(),
              path,
              deep
                  ? "with its defaults, this is nested more than " + limits.depth() + " deep"
                  : "with its defaults, the runspec grows beyond " + limits.nodes() + " values"));
      throw new TooLarge();
    }
  }

  private void countText(Scalar scalar, String path) {
    characters += scalar.text().length();
    if (characters > limits.characters()) {
      problems.add(
          Problem.error(
              scalar.position(),
              path,
              "with its replacements, the runspec grows beyond "
                  + limits.characters()
                  + " characters"));
      throw new TooLarge();
    }
  }

  private Node sequence(Sequence sequence, PropertyType type, String path, Overrides set) {
    PropertyType itemType = type.items().orElse(ANYTHING);
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      String index = TreePath.item("", i);
      items.add(value(sequence.items().get(i), itemType, TreePath.item(path, i), set.at(index)));
    }
    for (Map.Entry<String, Overrides> child : set.children().entrySet()) {
      boolean exists =
          child.getKey().startsWith("[")
              && Integer.parseInt(child.getKey().substring(1, child.getKey().length() - 1))
                  < items.size();
      if (!exists) {
        problems.add(
            Problem.error(child.getValue().anyPosition(), path, "no item " + child.getKey())
                .allowing(
                    items.isEmpty()
                        ? "the list is empty"
                        : "the items are [0] to [" + (items.size() - 1) + "]"));
      }
    }
    return new Sequence(items, sequence.provenance());
  }

  private Mapping mapping(Mapping mapping, String path, Overrides set) {
    List<Mapping.Entry> entries = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      Overrides below = set.at(entry.key());
      entries.add(
          entry.withValue(
              value(entry.value(), ANYTHING, TreePath.child(path, entry.key()), below)));
    }
    for (Map.Entry<String, Overrides> child : set.children().entrySet()) {
      if (mapping.entry(child.getKey()).isEmpty() && child.getValue().value().isPresent()) {
        Node added = child.getValue().value().get();
        entries.add(new Mapping.Entry(child.getKey(), child.getValue().position(), added));
      } else if (mapping.entry(child.getKey()).isEmpty()) {
        problems.add(
            unknownKey(child.getKey(), child.getValue().anyPosition(), path, mapping.keys()));
      }
    }
    return new Mapping(entries, mapping.provenance());
  }

  private static Problem unknownKey(
      String key, Position position, String path, List<String> known) {
    return Problem.error(position, path, "there is no '" + key + "' here")
        .allowing("there are " + String.join(", ", known))
        .suggesting(Nearest.question(key, known));
  }

  /**
   * A component with all its properties; an unknown scalar if it cannot be told which component it
   * is.
   *
   * @param kinds the kinds allowed here; empty where all are
   */
  Node component(Mapping written, List<String> kinds, String path, Overrides set) {
    Optional<Definition> definition = definition(written, kinds, path, set);
    if (definition.isEmpty()) {
      return Scalar.unknown(written.provenance());
    }
    return complete(written, definition.get(), List.of(), path, set);
  }

  /**
   * A mapping with all properties of a definition.
   *
   * @param besides keys that may stand there although they are no properties; they are left out
   */
  Mapping complete(
      Mapping written, Definition definition, List<String> besides, String path, Overrides set) {
    checkKeys(written, definition, besides, path, set);
    List<Mapping.Entry> entries = new ArrayList<>();
    Mapping.Entry name =
        written
            .entry(Sections.COMPONENT)
            .orElse(
                new Mapping.Entry(
                    Sections.COMPONENT, written.position(), Scalar.unknown(written.provenance())));
    entries.add(name.withValue(Scalar.of(definition.name().toString(), name.value().provenance())));
    for (Property property : definition.properties()) {
      Overrides below = set.at(property.name());
      String inner = TreePath.child(path, property.name());
      Optional<Mapping.Entry> own = written.entry(property.name());
      Node value =
          own.map(Mapping.Entry::value).orElseGet(() -> defaultOf(property, definition, name));
      entries.add(
          new Mapping.Entry(
              property.name(),
              own.map(Mapping.Entry::keyPosition).orElse(name.keyPosition()),
              value(value, property.type(), inner, below)));
    }
    return new Mapping(entries, written.provenance());
  }

  /** A default, pointing users at their own line that names the component. */
  private static Node defaultOf(Property property, Definition definition, Mapping.Entry component) {
    return Defaults.of(property, definition.name(), component.value().position());
  }

  private void checkKeys(
      Mapping written, Definition definition, List<String> besides, String path, Overrides set) {
    List<String> known = definition.propertyNames();
    for (Mapping.Entry entry : written.entries()) {
      if (!entry.key().equals(Sections.COMPONENT)
          && !known.contains(entry.key())
          && !besides.contains(entry.key())) {
        problems.add(noProperty(entry.key(), entry.keyPosition(), path, definition, besides));
      }
    }
    set.children()
        .forEach(
            (key, below) -> {
              if (!known.contains(key)
                  && !key.equals(Sections.COMPONENT)
                  && !besides.contains(key)) {
                problems.add(noProperty(key, below.anyPosition(), path, definition, besides));
              }
            });
  }

  private static Problem noProperty(
      String key, Position position, String path, Definition definition, List<String> besides) {
    List<String> known = new ArrayList<>(definition.propertyNames());
    known.addAll(besides);
    known.add(Sections.COMPONENT);
    return Problem.error(
            position,
            TreePath.child(path, key),
            definition.name() + " has no property '" + key + "'")
        .allowing("it has " + String.join(", ", definition.propertyNames()))
        .suggesting(Nearest.question(key, known));
  }

  private Optional<Definition> definition(
      Mapping written, List<String> kinds, String path, Overrides set) {
    Optional<Node> node =
        set.at(Sections.COMPONENT).value().or(() -> written.get(Sections.COMPONENT));
    String example = (kinds.isEmpty() ? "<kind>" : kinds.get(0)) + "/<Name>";
    if (node.isEmpty()) {
      Optional<Mapping.Entry> near =
          written.entries().stream()
              .filter(e -> Nearest.to(e.key(), List.of(Sections.COMPONENT)).isPresent())
              .findFirst();
      problems.add(
          Problem.error(
                  near.map(Mapping.Entry::keyPosition).orElse(written.position()),
                  path,
                  "this does not say which component it is")
              .allowing("a component begins with 'component: " + example + "'")
              .suggesting(near.map(e -> "did you mean component?")));
      return Optional.empty();
    }
    if (!(node.get() instanceof Scalar scalar)) {
      problems.add(
          Problem.error(node.get().position(), path, "a component's name is a word")
              .allowing("of the form " + example));
      return Optional.empty();
    }
    Scalar resolved = replacements.resolve(scalar, TreePath.child(path, Sections.COMPONENT));
    return resolved.isUnknown() ? Optional.empty() : named(resolved, written, kinds, path);
  }

  private Optional<Definition> named(
      Scalar scalar, Mapping written, List<String> kinds, String path) {
    String text = scalar.text();
    Optional<ComponentName> name = ComponentName.parse(text);
    if (name.isEmpty() || !catalogue.contains(name.get())) {
      List<String> known = catalogue.names(kinds);
      Optional<String> near =
          Nearest.question(text, known)
              .or(() -> Nearest.question(text, catalogue.names(List.of())));
      problems.add(
          Problem.error(scalar.position(), path, "there is no component '" + text + "'")
              .allowing("there are " + String.join(", ", known))
              .suggesting(near));
      return Optional.empty();
    }
    if (!kinds.isEmpty() && !kinds.contains(name.get().kind())) {
      boolean aliased = !written.position().equals(written.provenance().steps().get(0).at());
      problems.add(
          Problem.error(
                  aliased ? written.position() : scalar.position(),
                  path,
                  text + " is of the wrong kind")
              .allowing(
                  "here stands a component of kind "
                      + String.join(" or ", kinds)
                      + ": "
                      + String.join(", ", catalogue.names(kinds))));
      return Optional.empty();
    }
    Optional<Definition> definition = catalogue.find(name.get());
    catalogue.problems().forEach(problems::add);
    return definition;
  }
}
