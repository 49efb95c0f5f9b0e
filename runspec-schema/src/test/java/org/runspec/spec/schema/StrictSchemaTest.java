package org.runspec.spec.schema;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONArray;
import org.json.JSONObject;
import org.json.JSONPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runspec.spec.catalogue.Catalogue;
import org.runspec.spec.catalogue.ComponentName;
import org.runspec.spec.catalogue.Definition;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.PlainValues;

class StrictSchemaTest {
  private static final Catalogue CATALOGUE = WalkThroughVocabulary.catalogue();
  private static final Schema ALL = load(StrictSchema.of(CATALOGUE));
  private static final String STAGE = "/processing_stages/0/processing_stage";

  @Test
  void theVocabularyIsInOrder() {
    CATALOGUE.all();
    assertEquals(List.<Problem>of(), CATALOGUE.problems());
  }

  @Test
  void aRunspecOfDefaultsIsRight() {
    assertEquals("", violations(ALL, runspec()));
  }

  /** A value that takes the place of a right one, and the only violation that follows. */
  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /cuda                          | 0            |
          /cuda                          | 1            |
          /cuda                          | 2            | #/cuda enum
          /cuda                          | "true"       | #/cuda enum
          /cuda                          | null         | #/cuda enum
          /seed                          | 17           |
          /seed                          | "randint"    |
          /seed                          | "randing"    | #/seed type
          /seed                          | 1.5          | #/seed multipleOf
          /seed                          | 1e18         |
          /seed                          | 9e99         | #/seed maximum
          /experiment_path               | "a/b"        |
          /experiment_path               | 5            | #/experiment_path type
          /objective                     | null         |
          /objective                     | {"goal": 1}  |
          /objective                     | "s1-rew"     | #/objective type
          /job_launcher/total_runs       | 1e5          |
          /job_launcher/total_runs       | 1.5          | #/job_launcher/total_runs multipleOf
          /job_launcher/total_runs       | 0            | #/job_launcher/total_runs minimum
          /job_launcher/total_runs       | "randint"    | #/job_launcher/total_runs type
          /job_launcher/max_losses       | 1001         | #/job_launcher/max_losses maximum
          /job_launcher/hp_tuning        | false        |
          /job_launcher/hp_tuning        | "grid"       |
          /job_launcher/hp_tuning        | "gird"       | #/job_launcher/hp_tuning enum
          /job_launcher/gpus_per_run     | null         |
          /job_launcher/gpus_per_run     | 0.5          |
          /job_launcher/gpus_per_run     | -1           | #/job_launcher/gpus_per_run minimum
          /job_launcher/gpus_per_run     | "all"        | #/job_launcher/gpus_per_run type
          /job_launcher/time_limit       | "1h"         |
          /job_launcher/time_limit       | 3600         |
          /job_launcher/time_limit       | true         | #/job_launcher/time_limit type
          /job_launcher/early_stopping   | {"delay": 5} |
          /job_launcher/early_stopping   | []           | #/job_launcher/early_stopping type
          /job_launcher                  | null         |
          /job_launcher                  | {}           | #/job_launcher required
          /job_launcher/component        | "agents/XT"  | #/job_launcher/component enum
          /job_launcher/total_run        | 5            | #/job_launcher additionalProperties
          /processing_stages             | []           | #/processing_stages minItems
          /processing_stages             | 5            | #/processing_stages type
          /processing_stages/0           | {}           | #/processing_stages/0 required
          /component                     | "root/Other" | #/component const
          /hyperparameters               | [1]          |
          """)
  void eachMistakeIsOneViolationAtItsProperty(String pointer, String value, String expected) {
    JSONObject runspec = runspec();
    set(runspec, pointer, value);
    assertEquals(expected == null ? "" : expected, violations(ALL, runspec));
  }

  @ParameterizedTest(name = "{0} = {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /environment/component         | "agents/AAC_Agent" | /environment/component enum
          /environment                   | "Maze_Env"    | /environment type
          /environment/agent_placement_seed | true       | /environment/agent_placement_seed type
          /agent/model/model_core/num_rnn_units | 0.5    | /agent/model/model_core/num_rnn_units minimum + /agent/model/model_core/num_rnn_units multipleOf
          /agent/model/spare_core        | {"component": "model_cores/GRU_Core", "num_rnn_units": 5, "obs_embed_size": -5} | /agent/model/spare_core/obs_embed_size minimum
          /agent/learning_rat            | 5             | /agent additionalProperties
          /layer_sizes                   | [1, "x", 0]   | /layer_sizes/1 type + /layer_sizes/2 minimum
          /layer_sizes                   | 64            | /layer_sizes type
          """)
  void mistakesInsideAStageAreFoundWhereTheyAre(String pointer, String value, String expected) {
    JSONObject runspec = runspec();
    set(runspec, STAGE + pointer, value);
    String reported = violations(ALL, runspec).replace("#" + STAGE, "");
    assertEquals(expected, reported);
  }

  @Test
  void onlyTheComponentsInUseNeedBeInTheSchema() {
    JSONObject small =
        StrictSchema.of(CATALOGUE, List.of(new ComponentName("processors", "RL_Proc")));
    JSONObject definitions = small.getJSONObject("definitions");
    assertTrue(definitions.has("model_cores"), "reached through defaults of defaults");
    assertFalse(definitions.has("job_launchers"), "nothing names it");

    JSONObject runspec = runspec();
    set(runspec, STAGE + "/agent/model/model_core/num_rnn_units", "0");
    set(runspec, STAGE + "/environment", "{\"component\": \"job_launchers/XT\"}");
    assertEquals(
        "#"
            + STAGE
            + "/agent/model/model_core/num_rnn_units minimum + #"
            + STAGE
            + "/environment/component enum",
        violations(load(small), runspec));
  }

  @Test
  void foldersMayHaveAnyName() {
    Catalogue odd =
        WalkThroughVocabulary.catalogue(
            List.of(
                "component: root/Root_Component\n",
                "component: processors/Über 50%+~,x\nn: 1 # a number\n"));
    JSONObject stage = new JSONObject().put("component", "processors/Über 50%+~,x").put("n", "x");
    JSONObject runspec =
        new JSONObject()
            .put("component", "root/Root_Component")
            .put(
                "processing_stages",
                new JSONArray().put(new JSONObject().put("processing_stage", stage)));
    assertEquals("#" + STAGE + "/n type", violations(load(StrictSchema.of(odd)), runspec));
  }

  private static Schema load(JSONObject schema) {
    return SchemaLoader.builder().schemaJson(schema).draftV7Support().build().load().build();
  }

  private static String violations(Schema schema, JSONObject runspec) {
    List<String> found = new ArrayList<>();
    try {
      schema.validate(runspec);
    } catch (ValidationException e) {
      leaves(e, found);
    }
    return found.stream().sorted().collect(joining(" + "));
  }

  private static void leaves(ValidationException violation, List<String> found) {
    if (violation.getCausingExceptions().isEmpty()) {
      found.add(violation.getPointerToViolation() + " " + violation.getKeyword());
    }
    violation.getCausingExceptions().forEach(cause -> leaves(cause, found));
  }

  private static void set(JSONObject runspec, String pointer, String json) {
    int slash = pointer.lastIndexOf('/');
    Object parent = new JSONPointer(pointer.substring(0, slash)).queryFrom(runspec);
    String key = pointer.substring(slash + 1);
    Object value = new JSONArray("[" + json + "]").get(0);
    if (parent instanceof JSONArray array) {
      array.put(Integer.parseInt(key), value);
    } else {
      ((JSONObject) parent).put(key, value);
    }
  }

  /** Everything at its default. */
  private static JSONObject runspec() {
    JSONObject stage = new JSONObject().put("component", "processors/RL_Proc");
    JSONObject launcher = new JSONObject().put("component", "job_launchers/XT");
    return expanded(new JSONObject().put("component", "root/Root_Component"))
        .put("job_launcher", expanded(launcher))
        .put(
            "processing_stages",
            new JSONArray().put(new JSONObject().put("processing_stage", expanded(stage))));
  }

  private static JSONObject expanded(JSONObject component) {
    Definition definition =
        ComponentName.parse(component.getString("component"))
            .flatMap(CATALOGUE::find)
            .orElseThrow();
    for (var property : definition.properties()) {
      Object value = JSONObject.wrap(PlainValues.of(property.defaultValue()));
      boolean nested = value instanceof JSONObject map && map.has("component");
      component.put(property.name(), nested ? expanded((JSONObject) value) : value);
    }
    return component;
  }
}
