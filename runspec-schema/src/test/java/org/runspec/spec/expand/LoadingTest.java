package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar.Null;

/** What loading a runspec means, point by point. */
class LoadingTest {
  private static final String STAGE =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Train\n";

  @TempDir Path folder;
  private Specs specs;

  @BeforeEach
  void specs() {
    specs = new Specs(folder.toAbsolutePath());
  }

  private Object first(Runspec runspec, String path) {
    return Specs.value(runspec.tree(), "processing_stages[0]." + path);
  }

  @Test
  void defaultsFillEveryPropertyRecursively() {
    Runspec loaded = specs.load(STAGE);

    assertEquals(1000L, first(loaded, "max_iterations"));
    assertEquals("environments/Maze_Env", first(loaded, "environment.component"));
    assertEquals(64L, first(loaded, "agent.model.units"));
    assertEquals(1e-3, first(loaded, "agent.learning_rate"));
    assertEquals(Null.NULL, first(loaded, "load_model_from"));
  }

  @Test
  void propertiesStandInTheOrderOfTheDefinition() {
    Runspec loaded = specs.load(STAGE + "      iters_per_report: 5\n      enabled: 1\n");

    assertEquals(
        List.of(
            "component",
            "enabled",
            "environment",
            "agent",
            "max_iterations",
            "iters_per_report",
            "load_model_from",
            "save_model_to",
            "note",
            "options"),
        loaded.stages().get(0).tree().keys());
  }

  @Test
  void zeroAndOneAreBooleansWhereABooleanIsMeant() {
    Runspec loaded =
        specs.load(
            STAGE
                + "      enabled: 1\n      agent: {component: agents/Agent, model: {component: models/GRU, bias: 0}}\n");

    assertEquals(true, first(loaded, "enabled"));
    assertEquals(false, first(loaded, "agent.model.bias"));
  }

  @Test
  void aWholeFloatIsAnIntegerWhereAnIntegerIsMeant() {
    assertEquals(
        100_000L, first(specs.load(STAGE + "      max_iterations: 1e5\n"), "max_iterations"));
    assertEquals(
        1_000_000_000_000_000_000L,
        first(specs.load(STAGE + "      max_iterations: 1e18\n"), "max_iterations"));
  }

  @Test
  void anAliasOfAHyperparameterIsItsTunedValue() {
    Runspec loaded = specs.load(withLr("learning_rate: *lr"));

    assertEquals(4.0e-4, first(loaded, "agent.learning_rate"));
    assertEquals("lr", loaded.hyperparameters().get(0).name());
    assertEquals("4.0e-4", loaded.hyperparameters().get(0).value().text());
  }

  @Test
  void inASearchItIsWhatTheSearchChose() {
    Runspec loaded = specs.searched(Map.of("lr", 0.5)).load(withLr("learning_rate: *lr"));

    assertEquals(0.5, first(loaded, "agent.learning_rate"));
  }

  @Test
  void aHyperparameterThatNothingUsesIsAWarning() {
    Runspec loaded = specs.load(withLr("name: x"));

    assertEquals(1, loaded.warnings().size());
    assertTrue(loaded.warnings().get(0).toString().contains("specs"), "names the file");
    assertTrue(loaded.warnings().get(0).what().contains("nothing uses"));
  }

  private static String withLr(String agentLine) {
    return Specs.HEAD
        + """
        hyperparameters:
          - name: &lr
              ordered_tuning_values: [1.0e-4, 4.0e-4, 1.6e-3]
              tuned_value: 4.0e-4
        processing_stages:
          - processing_stage:
              component: processors/Train
              agent:
                component: agents/Agent
                AGENT
        """
            .replace("AGENT", agentLine);
  }

  @Test
  void anAliasOfAComponentIsACopyOfItsOwn() {
    Runspec loaded =
        specs.load(
            Specs.HEAD
                + """
                forward_definitions:
                  - environment: &env {component: environments/CartPole_Env}
                processing_stages:
                  - processing_stage: {component: processors/Train, environment: *env}
                  - processing_stage: {component: processors/Train, environment: *env}
                """);

    assertNotEquals(
        Specs.value(loaded.tree(), "processing_stages[0].environment.seed"),
        Specs.value(loaded.tree(), "processing_stages[1].environment.seed"),
        "each use of randint draws its own");
  }

  @Test
  void mergeKeysTakeOverWhatIsNotWritten() {
    Runspec loaded =
        specs.load(
            Specs.HEAD
                + """
                forward_definitions:
                  - base: &base {max_iterations: 7, iters_per_report: 3}
                processing_stages:
                  - processing_stage:
                      component: processors/Train
                      <<: *base
                      iters_per_report: 2
                """);

    assertEquals(7L, first(loaded, "max_iterations"));
    assertEquals(2L, first(loaded, "iters_per_report"));
  }

  @Test
  void groupsOfARegularExpressionAreNoReplacements() {
    String pattern = "(?<n>\\d+) (?P<loss>\\S+) \\k<n>";

    Runspec loaded =
        specs.load(STAGE + "      note: '" + pattern + " <n>'\nstring_replacements: {<n>: 12}\n");

    assertEquals(pattern + " 12", first(loaded, "note"));
  }

  @Test
  void replacementsWorkInNamesOfComponentsInDefaultsAndInEachOther() {
    Runspec loaded =
        specs.load(
            """
            component: root/Root_Component
            string_replacements:
              <environment>: <kind>_Env
              <kind>: Maze
              <experiment_path>: ../results/<environment>
            processing_stages:
              - processing_stage:
                  component: processors/Train
                  environment: {component: environments/<environment>}
                  note: in <environment> of <kind>
            """);

    assertEquals("environments/Maze_Env", first(loaded, "environment.component"));
    assertEquals("in Maze_Env of Maze", first(loaded, "note"));
    assertEquals(folder.resolve("results/Maze_Env"), loaded.experimentPath());
  }

  @Test
  void aValueThatIsExactlyAReplacementKeepsItsType() {
    Runspec loaded =
        specs.load(STAGE + "      max_iterations: <n>\nstring_replacements: {<n>: 12}\n");

    assertEquals(12L, first(loaded, "max_iterations"));
  }

  @Test
  void theCommandLineOverridesReplacements() {
    Runspec loaded =
        specs
            .replace("n", "13")
            .load(STAGE + "      max_iterations: <n>\nstring_replacements: {<n>: 12}\n");

    assertEquals(13L, first(loaded, "max_iterations"));
  }

  @Test
  void theCommandLineSetsValuesDeepInDefaults() {
    Runspec loaded = specs.set("processing_stages[0].agent.model.units", "8").load(STAGE);

    assertEquals(8L, first(loaded, "agent.model.units"));
  }

  @Test
  void theCommandLineSetsWholeComponentsAndHyperparameters() {
    assertEquals(
        3L,
        first(
            specs
                .set("processing_stages[0].agent.model", "{component: models/MLP, layers: 3}")
                .load(STAGE),
            "agent.model.layers"));
    assertEquals(
        0.25,
        first(
            specs.set("hyperparameters.lr", "0.25").load(withLr("learning_rate: *lr")),
            "agent.learning_rate"));
  }

  @Test
  void randintDrawsTheSameFromTheSameSeed() {
    Runspec one = specs.seed(1).load(STAGE);
    Runspec again = specs.seed(1).load(STAGE);
    Runspec other = specs.seed(2).load(STAGE);

    assertEquals(one.seed(), again.seed());
    assertNotEquals(one.seed(), other.seed());
    assertTrue(one.seed() >= 0 && one.seed() <= 999_999_999);
  }

  @Test
  void disabledStagesAndLaunchersAreLeftOut() {
    Runspec loaded =
        specs.load(
            Specs.HEAD
                + """
                job_launcher: {component: job_launchers/XT, enabled: 0, total_runs: 20}
                processing_stages:
                  - processing_stage: {component: processors/Count, enabled: false}
                  - processing_stage: {component: processors/Train}
                """);

    assertEquals(1, loaded.stages().size());
    assertEquals(1, loaded.stages().get(0).number());
    assertEquals("processing_stages[1]", loaded.stages().get(0).path());
    assertEquals(List.of("processors/Count"), loaded.skipped());
    assertTrue(loaded.launcher().isEmpty());
    assertEquals(20L, Specs.value(loaded.complete(), "job_launcher.total_runs"));
  }

  @Test
  void pathsAreRelativeToTheRunspecThatDeclaresThem() {
    Runspec loaded = specs.load(STAGE + "      save_model_to: models/m\n");

    assertEquals(folder.resolve("results/x"), loaded.experimentPath());
    assertEquals(folder.resolve("specs/models/m").toString(), first(loaded, "save_model_to"));
  }

  @Test
  void pathsOnTheCommandLineAreRelativeToTheCurrentDirectory() {
    assertEquals(
        folder.resolve("out").toString(),
        first(specs.set("processing_stages[0].save_model_to", "out").load(STAGE), "save_model_to"));
    assertEquals(
        folder.resolve("here"),
        new Specs(folder).replace("experiment_path", "here").load(STAGE).experimentPath());
  }

  @Test
  void experimentPathAndDatastoreWorkInsidePathsAndText() {
    Runspec loaded =
        specs.load(
            STAGE
                + "      save_model_to: <experiment_path>/m\n"
                + "      load_model_from: $datastore/m\n"
                + "      note: --out=<experiment_path> --data=$datastore/x\n");

    assertEquals(folder.resolve("results/x/m").toString(), first(loaded, "save_model_to"));
    assertEquals(folder.resolve("data/m").toString(), first(loaded, "load_model_from"));
    assertEquals(
        "--out=" + folder.resolve("results/x") + " --data=" + folder.resolve("data") + "/x",
        first(loaded, "note"));
  }

  @Test
  void everyValueRemembersWhereItCameFrom() {
    Runspec loaded = specs.set("processing_stages[0].max_iterations", "5").load(STAGE);
    Mapping stage = loaded.stages().get(0).tree();

    assertEquals(
        List.of(
            "default of max_iterations in processors/Train, "
                + Path.of("components", "processors", "Train", "Train.yaml")
                + ":9:17",
            "set on the command line --set processing_stages[0].max_iterations=5"),
        stage.get("max_iterations").orElseThrow().provenance().steps().stream()
            .map(step -> step.describe())
            .toList());
  }
}
