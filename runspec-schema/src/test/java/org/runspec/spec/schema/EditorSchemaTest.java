package org.runspec.spec.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.spec.catalogue.Catalogue;

class EditorSchemaTest {
  private static final String ROOT =
      """
      # The whole.
      component: root/Root_Component
      experiment_path: <experiment_path>  # where results go
      """;
  private static final String STAGE =
      """
      # Trains.
      component: processors/Train
      enabled: true  # whether it is executed
      rate: 0.1  # step size
      mode: fast  # how
      net: null  # what is trained
      sizes: []  # of the layers
      _constraints:
        rate: {minimum: 0, maximum: 1}
        mode: {enum: [fast, exact]}
        net: {kinds: [nets]}
        sizes: {items: integer}
      """;
  private static final String NET =
      "# Learns.\ncomponent: nets/Net\nseed: randint  # to begin with\n";

  @Test
  void isTheApprovedOneForThreeComponents() {
    Approvals.verify(text(ROOT, STAGE, NET), new Options().forFile().withExtension(".json"));
  }

  @Test
  void isAValidSchemaToOtherValidators() {
    JSONObject schema = new JSONObject(EditorSchema.textFor(WalkThroughVocabulary.catalogue()));
    SchemaLoader.builder().schemaJson(schema).draftV7Support().build().load().build();
  }

  @Test
  void holdsTheDigestOfItsDefinitions() {
    Catalogue catalogue = WalkThroughVocabulary.catalogue(List.of(ROOT, STAGE, NET));
    assertEquals(
        Optional.of(DefinitionDigest.of(catalogue)),
        EditorSchema.digestIn(EditorSchema.textFor(catalogue)));
    assertEquals(Optional.empty(), EditorSchema.digestIn("{\"$comment\": \"by hand\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Learns more.\ncomponent: nets/Net\nseed: randint  # to begin with\n",
        "# Learns.\ncomponent: nets/Net\nseed: 0  # to begin with\n",
        "# Learns.\ncomponent: nets/Net\nseed: randint  # another\n",
        "# Learns.\ncomponent: nets/Net\nseeds: randint  # to begin with\n",
        "# Learns.\ncomponent: nets/Nets\nseed: randint  # to begin with\n",
        """
        # Learns.
        component: nets/Net
        seed: randint  # to begin with
        _constraints: {seed: {nullable: true}}
        """,
      })
  void theDigestChangesWithWhatTheSchemaShows(String changed) {
    assertNotEquals(digest(ROOT, STAGE, NET), digest(ROOT, STAGE, changed));
  }

  @Test
  void theDigestDoesNotChangeWithTheOrderOfFiles() {
    assertEquals(digest(ROOT, STAGE, NET), digest(NET, STAGE, ROOT));
    assertEquals(text(ROOT, STAGE, NET), text(NET, STAGE, ROOT));
  }

  @Test
  void aDefaultThatJsonLacksIsShownButNotInserted() {
    JSONObject limit =
        property(text(ROOT, "component: nets/Net\nlimit: .inf  # at most\n"), "limit");
    assertFalse(limit.has("default"));
    assertTrue(limit.getString("description").endsWith("Default: .inf"));
  }

  @Test
  void whatASnippetWouldReadAsItsOwnIsEscaped() {
    JSONObject schema =
        new JSONObject(text(ROOT, "component: nets/Net\npath: $datastore/{x}  # \n"));
    String body = (String) schema.query("/definitions/nets/Net/defaultSnippets/0/body/path");
    assertEquals("${1:\"\\$datastore/{x\\}\"}", body);
  }

  @Test
  void namesOfFoldersMayHoldAnything() {
    JSONObject schema =
        new JSONObject(text(ROOT, "component: processors/Über 50%+~,x\nn: 1  # a number\n"));
    Set<String> names = schema.getJSONObject("definitions").getJSONObject("processors").keySet();
    assertEquals(Set.of("Über 50%+~,x"), names);
    SchemaLoader.builder().schemaJson(schema).draftV7Support().build().load().build();
  }

  private static JSONObject property(String schema, String name) {
    return (JSONObject) new JSONObject(schema).query("/definitions/nets/Net/properties/" + name);
  }

  private static String text(String... definitions) {
    return EditorSchema.textFor(WalkThroughVocabulary.catalogue(List.of(definitions)));
  }

  private static String digest(String... definitions) {
    return DefinitionDigest.of(WalkThroughVocabulary.catalogue(List.of(definitions)));
  }
}
