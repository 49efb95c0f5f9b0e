package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.json.JSONArray;
import org.json.JSONObject;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Randint;
import org.runspec.spec.catalogue.Sections;

/**
 * Property types as strict JSON Schema.
 *
 * <p>Alternatives are told apart by {@code if} and {@code then}, never by {@code anyOf} or {@code
 * else}: everit then reports one violation for one mistake, at the value that is wrong.
 */
final class StrictTypes {
  private final Function<List<String>, String> position;

  /**
   * Strict types.
   *
   * @param position gives the reference to what a component of these kinds must look like
   */
  StrictTypes(Function<List<String>, String> position) {
    this.position = position;
  }

  JSONObject schema(PropertyType type) {
    JSONArray exempt = new JSONArray();
    if (type.nullable()) {
      exempt.put(JSONObject.NULL);
    }
    if (!type.values().isEmpty()) {
      return new JSONObject().put("enum", values(type).putAll(exempt));
    }
    if (type.allowsRandint()) {
      exempt.put(Randint.WORD);
    }
    JSONObject plain = anyOf(type, ordered(type));
    return exempt.isEmpty() ? plain : unless(new JSONObject().put("enum", exempt), plain);
  }

  private static JSONArray values(PropertyType type) {
    JSONArray values = new JSONArray();
    type.values().forEach(values::put);
    return values;
  }

  /** Components before other mappings, so that a mapping with a component is taken for one. */
  private static List<Base> ordered(PropertyType type) {
    List<Base> bases = new ArrayList<>(type.bases());
    bases.sort(Comparator.comparing(base -> base != Base.COMPONENT));
    return bases;
  }

  private JSONObject anyOf(PropertyType type, List<Base> bases) {
    Base first = bases.get(0);
    if (bases.size() == 1) {
      return of(type, first);
    }
    JSONObject rest = anyOf(type, bases.subList(1, bases.size()));
    JSONObject mark = mark(first, bases);
    return new JSONObject()
        .put(
            "allOf",
            new JSONArray()
                .put(new JSONObject().put("if", mark).put("then", of(type, first)))
                .put(unless(mark, rest)));
  }

  private static JSONObject unless(JSONObject condition, JSONObject schema) {
    return new JSONObject().put("if", new JSONObject().put("not", condition)).put("then", schema);
  }

  /** By what a value shows that this one of several plain types is meant. */
  private static JSONObject mark(Base base, List<Base> among) {
    return switch (base) {
      case STRING -> type("string");
      case INTEGER, NUMBER -> type("number");
      case BOOLEAN ->
          among.contains(Base.INTEGER) || among.contains(Base.NUMBER) ? type("boolean") : truth();
      case ARRAY -> type("array");
      case OBJECT -> type("object");
      case COMPONENT ->
          among.contains(Base.OBJECT)
              ? type("object").put("required", new JSONArray().put(Sections.COMPONENT))
              : type("object");
    };
  }

  private JSONObject of(PropertyType type, Base base) {
    return switch (base) {
      case STRING -> type("string");
      case INTEGER ->
          limited(
              type,
              type("number")
                  .put("multipleOf", 1)
                  .put("minimum", -PropertyType.LARGEST_INTEGER)
                  .put("maximum", PropertyType.LARGEST_INTEGER));
      case NUMBER -> limited(type, type("number"));
      case BOOLEAN -> truth();
      case ARRAY -> {
        JSONObject array = type("array");
        type.items().ifPresent(items -> array.put("items", schema(items)));
        yield array;
      }
      case OBJECT -> type("object");
      case COMPONENT -> new JSONObject().put("$ref", position.apply(type.kinds()));
    };
  }

  private static JSONObject limited(PropertyType type, JSONObject schema) {
    type.minimum().ifPresent(minimum -> schema.put("minimum", minimum));
    type.maximum().ifPresent(maximum -> schema.put("maximum", maximum));
    return schema;
  }

  private static JSONObject truth() {
    return new JSONObject().put("enum", new JSONArray().put(true).put(false).put(0).put(1));
  }

  private static JSONObject type(String word) {
    return new JSONObject().put("type", word);
  }
}
