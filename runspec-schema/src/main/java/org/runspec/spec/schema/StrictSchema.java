package org.runspec.spec.schema;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.NamedComponents;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.Sections;

/**
 * The JSON Schema, draft-07, of an expanded runspec: no aliases, every property present. What the
 * sections beside the root's properties hold is left to others, but for the stages.
 *
 * <p>Each violation points at the property that is wrong; a key that should not be there is
 * reported at the mapping that holds it.
 */
public final class StrictSchema {
  private final Catalogue catalogue;
  private final Set<ComponentName> used;
  private final Set<List<String>> positions = new LinkedHashSet<>();
  private final StrictTypes types = new StrictTypes(this::position);

  private StrictSchema(Catalogue catalogue, Set<ComponentName> used) {
    this.catalogue = catalogue;
    this.used = used;
  }

  /** The schema with all components. */
  public static JSONObject of(Catalogue catalogue) {
    return of(catalogue, catalogue.all().stream().map(Definition::name).toList());
  }

  /**
   * The schema with some components only, which is faster to make and to load.
   *
   * @param names all components that the expanded runspec names, or all that it names as written:
   *     those in their defaults are added. Of any other, only its place is checked
   */
  public static JSONObject of(Catalogue catalogue, Collection<ComponentName> names) {
    return new StrictSchema(catalogue, reachable(catalogue, names)).build();
  }

  private static Set<ComponentName> reachable(
      Catalogue catalogue, Collection<ComponentName> names) {
    Deque<ComponentName> open = new ArrayDeque<>(names);
    open.add(Sections.ROOT);
    Set<ComponentName> reached = new TreeSet<>();
    while (!open.isEmpty()) {
      ComponentName name = open.remove();
      if (reached.add(name)) {
        catalogue
            .find(name)
            .ifPresent(
                definition ->
                    definition
                        .properties()
                        .forEach(
                            property -> open.addAll(NamedComponents.in(property.defaultValue()))));
      }
    }
    return reached;
  }

  private JSONObject build() {
    JSONObject definitions = new JSONObject();
    for (ComponentName name : used) {
      if (!name.equals(Sections.ROOT)) {
        catalogue
            .find(name)
            .ifPresent(
                definition -> group(definitions, name.kind()).put(name.name(), closed(definition)));
      }
    }
    JSONObject root = root();
    JSONObject shared = group(definitions, Pointers.POSITIONS);
    positions.forEach(kinds -> shared.put(Pointers.position(kinds), component(kinds)));
    return root.put("$schema", "http://json-schema.org/draft-07/schema#")
        .put(Pointers.DEFINITIONS, definitions);
  }

  private JSONObject root() {
    JSONObject root =
        catalogue
            .find(Sections.ROOT)
            .map(this::closed)
            .orElseGet(() -> closed(new JSONObject(), new JSONArray()));
    root.getJSONObject("properties")
        .put(Sections.COMPONENT, new JSONObject().put("const", Sections.ROOT.toString()))
        .put(Sections.HYPERPARAMETERS, new JSONObject())
        .put(Sections.STRING_REPLACEMENTS, new JSONObject())
        .put(Sections.FORWARD_DEFINITIONS, new JSONObject())
        .put(Sections.PROCESSING_STAGES, stages());
    root.getJSONArray("required").put(Sections.PROCESSING_STAGES);
    return root;
  }

  private JSONObject stages() {
    JSONObject stage =
        new JSONObject()
            .put(
                Sections.PROCESSING_STAGE,
                types.schema(PropertyType.component(Sections.STAGE_KINDS)));
    return new JSONObject()
        .put("type", "array")
        .put("minItems", 1)
        .put("items", closed(stage, new JSONArray().put(Sections.PROCESSING_STAGE)));
  }

  private JSONObject closed(Definition definition) {
    JSONObject properties = new JSONObject().put(Sections.COMPONENT, new JSONObject());
    JSONArray required = new JSONArray().put(Sections.COMPONENT);
    for (Property property : definition.properties()) {
      properties.put(property.name(), types.schema(property.type()));
      required.put(property.name());
    }
    return closed(properties, required);
  }

  private static JSONObject closed(JSONObject properties, JSONArray required) {
    return new JSONObject()
        .put("type", "object")
        .put("properties", properties)
        .put("required", required)
        .put("additionalProperties", false);
  }

  private String position(List<String> kinds) {
    positions.add(kinds);
    return Pointers.toPosition(kinds);
  }

  private JSONObject component(List<String> kinds) {
    List<String> allowed = catalogue.names(kinds);
    JSONArray dispatch = new JSONArray();
    for (String name : allowed) {
      ComponentName.parse(name)
          .filter(used::contains)
          .ifPresent(component -> dispatch.put(whenNamed(component)));
    }
    JSONObject schema = whoseName(new JSONObject().put("enum", new JSONArray(allowed)));
    return dispatch.isEmpty() ? schema : schema.put("allOf", dispatch);
  }

  private static JSONObject whenNamed(ComponentName name) {
    JSONObject named = whoseName(new JSONObject().put("const", name.toString()));
    return new JSONObject()
        .put("if", named)
        .put("then", new JSONObject().put("$ref", Pointers.toComponent(name)));
  }

  /** A component whose name fits a schema. */
  private static JSONObject whoseName(JSONObject name) {
    return new JSONObject()
        .put("type", "object")
        .put("required", new JSONArray().put(Sections.COMPONENT))
        .put("properties", new JSONObject().put(Sections.COMPONENT, name));
  }

  private static JSONObject group(JSONObject definitions, String name) {
    if (!definitions.has(name)) {
      definitions.put(name, new JSONObject());
    }
    return definitions.getJSONObject(name);
  }
}
