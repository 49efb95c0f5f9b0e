package org.runspec.cli.mistakes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.tree.Alias;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/**
 * All keys and values of a runspec as written, with what may stand in their places. Finds out by
 * itself what the loader finds out otherwise, so that each can be held against the other.
 */
final class Sites {
  private static final Set<String> HYPERPARAMETER =
      Set.of("ordered_tuning_values", "unordered_tuning_values", "tuned_value");

  private final Catalogue catalogue;
  private final Mapping root;
  private final Set<Position> seen = new HashSet<>();
  private final List<KeySite> keys = new ArrayList<>();
  private final List<ValueSite> values = new ArrayList<>();

  Sites(Catalogue catalogue, Mapping root) {
    this.catalogue = catalogue;
    this.root = root;
    component(root, List.of(), "", Sections.BESIDE_ROOT);
  }

  List<KeySite> keys() {
    return keys;
  }

  List<ValueSite> values() {
    return values;
  }

  private void component(Mapping mapping, List<String> kinds, String path, List<String> besides) {
    Optional<Definition> definition = definition(mapping);
    Set<String> allowed = new HashSet<>(besides);
    allowed.add(Sections.COMPONENT);
    definition.ifPresent(known -> allowed.addAll(known.propertyNames()));
    for (Mapping.Entry entry : mapping.entries()) {
      String inner = path + "." + entry.key();
      key(entry, definition.isEmpty() ? Set.of() : allowed, mapping);
      switch (entry.key()) {
        case Sections.COMPONENT -> {
          if (seen.add(entry.value().position())) {
            values.add(
                new ValueSite(
                    entry.value(), entry.keyPosition(), inner, Optional.empty(), kinds, true));
          }
        }
        case Sections.PROCESSING_STAGES -> stages(entry.value());
        case Sections.HYPERPARAMETERS -> hyperparameters(entry.value());
        case Sections.STRING_REPLACEMENTS -> replacements(entry.value());
        case Sections.FORWARD_DEFINITIONS -> forward(entry);
        default -> {
          Optional<PropertyType> type =
              definition.flatMap(known -> known.property(entry.key())).map(Property::type);
          value(entry.value(), entry.keyPosition(), type, inner);
        }
      }
    }
  }

  private void key(Mapping.Entry entry, Set<String> allowed, Mapping mapping) {
    if (seen.add(entry.keyPosition())) {
      KeySite.Role role = allowed.isEmpty() ? KeySite.Role.FREE : KeySite.Role.CLOSED;
      Set<String> siblings = Set.copyOf(mapping.keys());
      keys.add(new KeySite(entry.key(), entry.keyPosition(), role, allowed, siblings));
    }
  }

  private void value(Node node, Position key, Optional<PropertyType> type, String path) {
    if (seen.add(node.position()) || !(node instanceof Scalar)) {
      values.add(new ValueSite(node, key, path, type, List.of(), false));
    }
    if (node instanceof Mapping mapping && mapping.entry(Sections.COMPONENT).isPresent()) {
      component(mapping, type.map(PropertyType::kinds).orElse(List.of()), path, List.of());
    } else if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        key(
            entry,
            path.equals(".objective") ? Set.of("metric", "goal", "reduce") : Set.of(),
            mapping);
        value(entry.value(), entry.keyPosition(), Optional.empty(), path + "." + entry.key());
      }
    } else if (node instanceof Sequence sequence) {
      sequence.items().forEach(item -> value(item, item.position(), items(type), path + "[]"));
    }
  }

  private static Optional<PropertyType> items(Optional<PropertyType> type) {
    return type.flatMap(PropertyType::items);
  }

  private void stages(Node section) {
    for (Mapping item : mappings(section)) {
      for (Mapping.Entry entry : item.entries()) {
        key(entry, Set.of(Sections.PROCESSING_STAGE), item);
        PropertyType stage = PropertyType.component(Sections.STAGE_KINDS);
        value(entry.value(), entry.keyPosition(), Optional.of(stage), ".stage");
      }
    }
  }

  private void hyperparameters(Node section) {
    for (Mapping item : mappings(section)) {
      for (Mapping.Entry entry : item.entries()) {
        key(entry, Set.of("name"), item);
        if (entry.value() instanceof Mapping body) {
          for (Mapping.Entry tuning : body.entries()) {
            key(tuning, HYPERPARAMETER, body);
            Optional<PropertyType> type = use(root, body);
            boolean list = tuning.value() instanceof Sequence;
            value(tuning.value(), tuning.keyPosition(), list ? listOf(type) : type, ".tuning");
          }
        }
      }
    }
  }

  private static Optional<PropertyType> listOf(Optional<PropertyType> item) {
    PropertyType list = PropertyType.of(Base.ARRAY);
    return Optional.of(
        new PropertyType(
            list.bases(),
            false,
            List.of(),
            list.minimum(),
            list.maximum(),
            false,
            List.of(),
            item));
  }

  /** The type of the first property with a type that is an alias of a node, that very one. */
  @SuppressWarnings("ReferenceEquality")
  private Optional<PropertyType> use(Node node, Node anchored) {
    if (node instanceof Mapping mapping) {
      Optional<Definition> definition = definition(mapping);
      return mapping.entries().stream()
          .flatMap(
              entry ->
                  entry.value() instanceof Alias alias && alias.target() == anchored
                      ? definition
                          .flatMap(known -> known.property(entry.key()))
                          .map(Property::type)
                          .stream()
                      : use(entry.value(), anchored).stream())
          .findFirst();
    }
    List<Node> inside = node instanceof Sequence sequence ? sequence.items() : List.of();
    return inside.stream().flatMap(item -> use(item, anchored).stream()).findFirst();
  }

  private void replacements(Node section) {
    if (section instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        Set<String> siblings = Set.copyOf(mapping.keys());
        keys.add(
            new KeySite(
                entry.key(), entry.keyPosition(), KeySite.Role.REPLACEMENT, Set.of(), siblings));
        value(entry.value(), entry.keyPosition(), Optional.empty(), ".replacement");
      }
    }
  }

  private void forward(Mapping.Entry section) {
    for (Mapping item : mappings(section.value())) {
      for (Mapping.Entry entry : item.entries()) {
        key(entry, Set.of(), item);
        value(entry.value(), entry.keyPosition(), Optional.empty(), ".forward");
      }
    }
  }

  private static List<Mapping> mappings(Node section) {
    Stream<Node> items =
        section instanceof Sequence sequence ? sequence.items().stream() : Stream.empty();
    return items.filter(Mapping.class::isInstance).map(Mapping.class::cast).toList();
  }

  private Optional<Definition> definition(Mapping mapping) {
    return mapping
        .get(Sections.COMPONENT)
        .filter(Scalar.class::isInstance)
        .flatMap(name -> ComponentName.parse(replaced(((Scalar) name).text())))
        .flatMap(catalogue::find);
  }

  private String replaced(String text) {
    String out = text;
    Optional<Node> section = root.get(Sections.STRING_REPLACEMENTS);
    if (section.isPresent() && section.get() instanceof Mapping words) {
      for (Mapping.Entry word : words.entries()) {
        out = word.value() instanceof Scalar s ? out.replace(word.key(), s.text()) : out;
      }
    }
    return out;
  }
}
