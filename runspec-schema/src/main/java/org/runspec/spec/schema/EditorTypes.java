package org.runspec.spec.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.json.JSONObject;
import org.runspec.spec.catalogue.PropertyType;
import org.runspec.spec.catalogue.PropertyType.Base;
import org.runspec.spec.catalogue.Sections;

/**
 * Property types as an editor should understand them: with what may stand in for a value.
 *
 * <p>Where possible one flat schema holds the keywords for all types of value, each of which JSON
 * Schema applies to its own type only. Of {@code anyOf}, editors explain and complete less well.
 */
final class EditorTypes {
  private final Function<List<String>, String> position;

  /**
   * Editor types.
   *
   * @param position gives the reference to what a component of these kinds must look like
   */
  EditorTypes(Function<List<String>, String> position) {
    this.position = position;
  }

  /**
   * The schema of a type.
   *
   * @param title what an editor calls the value
   */
  Keywords schema(String title, PropertyType type) {
    return type.values().isEmpty() ? flat(type) : choice(title, type);
  }

  private static Keywords choice(String title, PropertyType type) {
    List<Object> values = new ArrayList<>(type.values());
    if (type.nullable()) {
      values.add(JSONObject.NULL);
    }
    return Keywords.of(
        "anyOf", List.of(Keywords.of("title", title).with("enum", values), StandIn.any()));
  }

  private Keywords flat(PropertyType type) {
    Keywords schema = Keywords.of("type", words(type));
    limit(type, schema);
    if (!type.allows(Base.STRING)) {
      schema.with(
          "pattern", type.allowsRandint() ? StandIn.REPLACEMENT_OR_RANDINT : StandIn.REPLACEMENT);
    }
    type.items().ifPresent(items -> schema.with("items", schema("item", items)));
    if (type.allows(Base.COMPONENT)) {
      Keywords other =
          type.allows(Base.OBJECT)
              ? Keywords.of("if", Keywords.requiring(Sections.COMPONENT))
                  .with("then", component(type))
              : component(type);
      schema.with("if", StandIn.hyperparameter()).with("else", other);
    } else if (!type.allows(Base.OBJECT)) {
      schema
          .with("if", StandIn.otherMapping())
          .with("then", StandIn.wrong(PropertyText.expected(type)));
    }
    if (type.allowsRandint()) {
      schema.with("allOf", List.of(StandIn.offerOfRandint()));
    }
    return schema.with("errorMessage", PropertyText.expected(type));
  }

  private Keywords component(PropertyType type) {
    return Keywords.reference(position.apply(type.kinds()));
  }

  /** The words for the value's own types first: from these an editor guesses what to insert. */
  private static List<String> words(PropertyType type) {
    Set<String> words = new LinkedHashSet<>();
    if (type.allows(Base.ARRAY)) {
      words.add("array");
    }
    if (type.allows(Base.COMPONENT) || type.allows(Base.OBJECT)) {
      words.add("object");
    }
    for (Base base : List.of(Base.BOOLEAN, Base.INTEGER, Base.NUMBER)) {
      if (type.allows(base)) {
        words.add(base.word());
      }
    }
    if (isTruthOnly(type)) {
      words.add("integer");
    }
    words.add("string");
    words.add("object");
    if (type.nullable()) {
      words.add("null");
    }
    return List.copyOf(words);
  }

  private static boolean isTruthOnly(PropertyType type) {
    return type.allows(Base.BOOLEAN) && !type.allows(Base.INTEGER) && !type.allows(Base.NUMBER);
  }

  private static void limit(PropertyType type, Keywords schema) {
    type.minimum().ifPresent(minimum -> schema.with("minimum", minimum));
    type.maximum().ifPresent(maximum -> schema.with("maximum", maximum));
    if (isTruthOnly(type)) {
      schema.with("allOf", List.of(StandIn.truthAsNumber()));
    }
  }
}
