package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.json.JSONObject;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.tree.PlainValues;

/** Components and the places where they may stand, as an editor should understand them. */
final class EditorComponents {
  private static final String ANYTHING = "anything";
  private static final int NAMES_IN_A_MESSAGE = 12;
  private static final Set<Object> EMPTY = Set.of(List.of(), Map.of());

  private final Catalogue catalogue;
  private final Set<List<String>> positions = new LinkedHashSet<>();
  private final EditorTypes types = new EditorTypes(this::position);

  EditorComponents(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** A place for a component of certain kinds. */
  Keywords place(String title, String description, List<String> kinds) {
    return described(title, description, PropertyType.component(kinds), catalogue.names(kinds));
  }

  /** A place where anything may stand, a component of any kind among it. */
  Keywords anything() {
    return Keywords.reference(Pointers.reference(Pointers.POSITIONS, ANYTHING));
  }

  /** The properties of a component, {@code component} not among them. */
  Keywords properties(Definition definition) {
    Keywords properties = new Keywords();
    definition.properties().forEach(each -> properties.with(each.name(), property(each)));
    return properties;
  }

  private Keywords property(Property property) {
    PropertyType type = property.type();
    if (type.allows(Base.COMPONENT)) {
      List<String> names =
          Snippets.defaultFirst(catalogue.names(type.kinds()), property.defaultValue());
      return described(property.name(), PropertyText.plain(property), type, names)
          .with("markdownDescription", PropertyText.markdown(property));
    }
    Keywords schema =
        Keywords.of("title", property.name())
            .with("description", PropertyText.plain(property))
            .with("markdownDescription", PropertyText.markdown(property));
    defaultOf(property).ifPresent(value -> schema.with("default", value));
    return schema.withAll(types.schema(property.name(), type));
  }

  /**
   * An empty list or mapping is left out: of it an editor would make a line that says nothing. So
   * is what JSON does not have.
   */
  private static Optional<Object> defaultOf(Property property) {
    Object value = PlainValues.of(property.defaultValue());
    return Optional.of(value == null ? JSONObject.NULL : value)
        .filter(known -> !EMPTY.contains(known) && isFinite(known));
  }

  private static boolean isFinite(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(EditorComponents::isFinite);
    }
    return value instanceof List<?> list
        ? list.stream().allMatch(EditorComponents::isFinite)
        : !(value instanceof Double number) || Double.isFinite(number);
  }

  /** No {@code default} here: beside it an editor would not use the snippet. */
  private Keywords described(
      String title, String description, PropertyType type, List<String> names) {
    String label = "component of kind " + String.join(" or ", type.kinds());
    return Keywords.of("title", title)
        .with("description", description)
        .withAll(types.schema(title, type))
        .with("defaultSnippets", List.of(Snippets.newComponent(label, names)));
  }

  /** All components and all places that were asked for, as definitions of the schema. */
  Keywords definitions() {
    Keywords definitions = new Keywords();
    for (String kind : catalogue.kinds()) {
      Keywords ofKind = new Keywords();
      for (String name : catalogue.names(List.of(kind))) {
        ComponentName.parse(name)
            .filter(component -> !component.equals(Sections.ROOT))
            .flatMap(catalogue::find)
            .ifPresent(definition -> ofKind.with(definition.name().name(), closed(definition)));
      }
      if (!ofKind.isEmpty()) {
        definitions.with(kind, ofKind);
      }
    }
    Keywords places = Keywords.of(ANYTHING, shape(List.of(), false));
    positions.forEach(kinds -> places.with(Pointers.position(kinds), shape(kinds, true)));
    return definitions.with(Pointers.POSITIONS, places);
  }

  private String position(List<String> kinds) {
    positions.add(kinds);
    return Pointers.toPosition(kinds);
  }

  private Keywords closed(Definition definition) {
    Keywords schema =
        Keywords.of("title", definition.name().toString())
            .with("type", "object")
            .with(
                "properties",
                Keywords.of(Sections.COMPONENT, itself(definition)).withAll(properties(definition)))
            .with("additionalProperties", false);
    Snippets.allProperties(definition)
        .ifPresent(snippet -> schema.with("defaultSnippets", List.of(snippet)));
    return schema;
  }

  private static Keywords itself(Definition definition) {
    return Keywords.of("title", definition.name().toString())
        .with("description", definition.description())
        .with("markdownDescription", PropertyText.escape(definition.description()))
        .with("type", List.of("string", "object"));
  }

  /**
   * What a mapping in a place must look like. The names come after what depends on them, so that an
   * editor shows the chosen component's description first.
   */
  private Keywords shape(List<String> kinds, boolean required) {
    List<Object> parts = new ArrayList<>();
    for (String name : catalogue.names(kinds)) {
      ComponentName.parse(name)
          .filter(component -> !component.equals(Sections.ROOT))
          .ifPresent(component -> parts.add(whenNamed(component)));
    }
    parts.add(
        Keywords.of(
            "properties", Keywords.of(Sections.COMPONENT, names(kinds, catalogue.names(kinds)))));
    if (required) {
      parts.add(Keywords.of("required", List.of(Sections.COMPONENT)));
    }
    return Keywords.of("allOf", parts);
  }

  private Keywords names(List<String> kinds, List<String> names) {
    List<String> offered =
        names.stream().filter(name -> !name.equals(Sections.ROOT.toString())).toList();
    List<String> descriptions = new ArrayList<>();
    for (String name : offered) {
      descriptions.add(
          ComponentName.parse(name)
              .flatMap(catalogue::find)
              .map(Definition::description)
              .orElse(""));
    }
    String message =
        kinds.isEmpty()
            ? "Expected the name of a component"
            : "Expected " + PropertyType.component(kinds).describe();
    Keywords known =
        Keywords.of("title", "component")
            .with("enum", offered)
            .with("enumDescriptions", descriptions)
            .with(
                "errorMessage",
                offered.size() <= NAMES_IN_A_MESSAGE
                    ? message + ": " + String.join(", ", offered) + "."
                    : message + ".");
    return Keywords.of("anyOf", List.of(known, StandIn.any()));
  }

  private static Keywords whenNamed(ComponentName name) {
    return Keywords.of(
            "if",
            Keywords.requiring(Sections.COMPONENT)
                .with(
                    "properties",
                    Keywords.of(Sections.COMPONENT, Keywords.of("const", name.toString()))))
        .with("then", Keywords.reference(Pointers.toComponent(name)));
  }
}
