package org.runspec.spec.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;
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
  private final DefinitionLookup lookup;
  private final Growth growth;
  private final KnownKeys keys;
  private final Problems problems;

  Expander(Catalogue catalogue, Replacements replacements, Limits limits, Problems problems) {
    this.catalogue = catalogue;
    this.replacements = replacements;
    this.lookup = new DefinitionLookup(catalogue, replacements, problems);
    this.growth = new Growth(limits, problems);
    this.keys = new KnownKeys(problems);
    this.problems = problems;
  }

  /** A value of any kind, aliases resolved, with all components in it complete. */
  Node value(Node written, PropertyType type, String path, Overrides set) {
    growth.count(written, path);
    Node node = set.value().map(value -> Overrides.overriding(value, written)).orElse(written);
    if (node instanceof Mapping mapping) {
      return mapping.entry(Sections.COMPONENT).isPresent() || onlyComponent(type)
          ? component(mapping, type.kinds(), path, set)
          : mapping(mapping, path, set);
    }
    if (node instanceof Sequence sequence) {
      return sequence(sequence, type, path, set);
    }
    Scalar scalar = (Scalar) node;
    if (scalar.isNull() && !set.children().isEmpty()) {
      Optional<Mapping> begun = begun(scalar, type, set);
      if (begun.isPresent()) {
        return value(begun.get(), type, path, set.inside());
      }
    }
    if (!set.children().isEmpty()) {
      problems.add(
          Problem.error(set.anyPosition(), path, "this is a single value, nothing is inside it")
              .allowing("its value is " + (scalar.isNull() ? "null" : scalar.text()))
              .suggesting(
                  Optional.of("set " + TreePath.child(path, Sections.COMPONENT) + " as well")
                      .filter(fix -> scalar.isNull() && type.allows(Base.COMPONENT))));
    }
    Scalar resolved =
        path.equals(Sections.NOTE)
            ? replacements.resolveNote(scalar, path)
            : replacements.resolve(scalar, path);
    growth.countText(resolved, path);
    return resolved;
  }

  /**
   * What an option such as {@code --set job_launcher.total_runs=40} puts where nothing stood: the
   * only component that can stand there, the one that the options name, or a mapping.
   */
  private Optional<Mapping> begun(Scalar nothing, PropertyType type, Overrides set) {
    Position position = set.anyPosition();
    Provenance provenance =
        nothing.provenance().then(new Provenance.Overridden(position)).at(position);
    Mapping empty = new Mapping(List.of(), provenance);
    if (!type.allows(Base.COMPONENT) || set.children().containsKey(Sections.COMPONENT)) {
      return type.allows(Base.COMPONENT) || type.allows(Base.OBJECT)
          ? Optional.of(empty)
          : Optional.empty();
    }
    List<String> possible = catalogue.names(type.kinds());
    if (possible.size() == 1) {
      Scalar only = Scalar.of(possible.get(0), provenance);
      return Optional.of(
          new Mapping(List.of(new Mapping.Entry(Sections.COMPONENT, position, only)), provenance));
    }
    return type.allows(Base.OBJECT) ? Optional.of(empty) : Optional.empty();
  }

  private static boolean onlyComponent(PropertyType type) {
    return type.bases().size() == 1 && type.allows(Base.COMPONENT);
  }

  private Node sequence(Sequence sequence, PropertyType type, String path, Overrides set) {
    PropertyType itemType = type.items().orElse(ANYTHING);
    List<Node> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      String index = TreePath.item("", i);
      items.add(value(sequence.items().get(i), itemType, TreePath.item(path, i), set.at(index)));
    }
    set.reportItemsBeyond(items.size(), path, problems);
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
        Overrides below = child.getValue();
        String inner = TreePath.child(path, child.getKey());
        Node added = value(below.value().get(), ANYTHING, inner, below.inside());
        entries.add(new Mapping.Entry(child.getKey(), below.position(), added));
      } else if (mapping.entry(child.getKey()).isEmpty()) {
        keys.reportUnknown(child.getKey(), child.getValue().anyPosition(), path, mapping.keys());
      }
    }
    return new Mapping(entries, mapping.provenance());
  }

  /**
   * A component with all its properties; an unknown scalar if it cannot be told which component it
   * is.
   *
   * @param kinds the kinds allowed here; empty where all are
   */
  Node component(Mapping written, List<String> kinds, String path, Overrides set) {
    Optional<DefinitionLookup.Found> found = lookup.find(written, kinds, path, set);
    if (found.isEmpty()) {
      return Scalar.unknown(written.provenance());
    }
    return complete(written, found.get(), List.of(), path, set);
  }

  /**
   * A mapping with all properties of a definition.
   *
   * @param found the definition, and the name by which it was found
   * @param besides keys that may stand there although they are no properties; they are left out
   */
  Mapping complete(
      Mapping written,
      DefinitionLookup.Found found,
      List<String> besides,
      String path,
      Overrides set) {
    Definition definition = found.definition();
    keys.check(written, definition, besides, path, set);
    List<Mapping.Entry> entries = new ArrayList<>();
    Mapping.Entry name = found.name();
    entries.add(name);
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
}
