package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.catalogue.Property;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.problem.Position;
import org.runspec.spec.schema.StrictSchema;
import org.runspec.spec.schema.WalkThroughVocabulary;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Provenance;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.YamlReader;

/** What a type admits is what its strict schema admits, so that no value is judged twice. */
class AdmissionTest {
  private static final Catalogue CATALOGUE = WalkThroughVocabulary.catalogue();
  private static final JSONObject STRICT = StrictSchema.of(CATALOGUE);
  private static final Position HERE = Position.ofFile("here");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "1",
          "-1",
          "2",
          "1.0",
          "0.5",
          "1000",
          "1001",
          "1e5",
          "1e18",
          "-1e18",
          "1e19",
          "1000000000000000001",
          "-9000000000000000000",
          "123456789012345678901",
          ".inf",
          "-.inf",
          ".nan",
          "randint",
          "randing",
          "text",
          "'true'",
          "'1'",
          "grid",
          "auto",
          "none",
          "''");

  @Test
  void aTypeAndItsSchemaAdmitTheSame() {
    List<String> differences = new ArrayList<>();
    for (Definition definition : CATALOGUE.all()) {
      for (Property property : definition.properties()) {
        Schema schema = schema(definition.name(), property.name());
        for (String text : VALUES) {
          Scalar value = (Scalar) new YamlReader().readArgument(text, HERE);
          boolean admitted = property.type().admits(value);
          if (admitted != valid(schema, json(definition.name(), property.name(), value))) {
            differences.add(
                (admitted ? "only the type admits " : "only the schema admits ")
                    + text
                    + " for "
                    + property.name()
                    + ", "
                    + property.type().describe());
          }
        }
      }
    }
    assertEquals("", String.join("\n", differences));
  }

  private static Schema schema(ComponentName name, String property) {
    boolean root = name.equals(Sections.ROOT);
    String pointer =
        "#" + (root ? "" : "/definitions/" + name.kind() + "/" + name.name()) + "/properties/";
    JSONObject value = new JSONObject().put("$ref", pointer + property);
    JSONObject json =
        new JSONObject()
            .put("definitions", STRICT.getJSONObject("definitions"))
            .put("properties", STRICT.getJSONObject("properties"));
    json.put("additionalProperties", value);
    return SchemaLoader.builder().schemaJson(json).draftV7Support().build().load().build();
  }

  private static boolean valid(Schema schema, Object value) {
    try {
      schema.validate(new JSONObject().put("value to check", value));
      return true;
    } catch (ValidationException e) {
      return false;
    }
  }

  private static Object json(ComponentName name, String property, Scalar value) {
    Scalar component = Scalar.of(name.toString(), Provenance.written(HERE));
    Mapping mapping =
        new Mapping(
            List.of(
                new Mapping.Entry(Sections.COMPONENT, HERE, component),
                new Mapping.Entry(property, HERE, value)),
            Provenance.written(HERE));
    return new JsonView(mapping, new TypedTree(CATALOGUE)).json().get(property);
  }
}
