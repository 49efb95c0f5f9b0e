package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;

/** What {@code --set PATH=VALUE} and {@code --<name>=value} reach. */
class OverridesTest {
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      hyperparameters:
        - name: &lr
            ordered_tuning_values: [1.0e-4, 4.0e-4]
            tuned_value: 4.0e-4
      string_replacements:
        <n>: 12
        <kind>: Maze
      forward_definitions:
        - environment: &env {component: environments/<kind>_Env, size: 5}
        - base: &base {iters_per_report: 9, note: base}
        - agent: &agent {component: agents/Agent, learning_rate: *lr}
      processing_stages:
        - processing_stage:
            component: processors/Train
            environment: *env
            agent: *agent
            max_iterations: <n>
            <<: *base
        - processing_stage:
            component: processors/Train
            environment: {component: env_wrappers/Env_Formatter, environment: *env}
            options: {list: [a, {b: 1}]}
      """;

  @TempDir Path folder;
  private Specs specs;

  @BeforeEach
  void specs() {
    specs = new Specs(folder.toAbsolutePath());
  }

  private static Object at(Runspec runspec, String path) {
    Object value = Specs.value(runspec.tree(), path);
    return value instanceof Node node ? PlainValues.of(node) : value;
  }

  private record Case(String path, String value, String at, Object expected) {
    Case(String path, String value, Object expected) {
      this(path, value, path, expected);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyPlaceCanBeSet() {
    String first = "processing_stages[0].";
    String second = "processing_stages[1].";
    return Stream.of(
            new Case("cuda", "0", false),
            new Case("seed", "5", 5L),
            new Case("objective.metric", "s1-loss", "objective", Map.of("metric", "s1-loss")),
            new Case(first + "max_iterations", "1e2", 100L),
            new Case(first + "load_model_from", "null", org.runspec.spec.tree.Scalar.Null.NULL),
            new Case(first + "note", "<n> x", "12 x"),
            new Case(first + "agent.name", "#1: a # b", "#1: a # b"),
            new Case("processing_stages[0].processing_stage.note", "y", first + "note", "y"),
            new Case(first + "environment.size", "3", 3L),
            new Case(first + "environment.size", "3", second + "environment.environment.size", 5L),
            new Case(
                first + "environment.component", "environments/Maze_Env", "environments/Maze_Env"),
            new Case(first + "agent.model.units", "8", 8L),
            new Case(
                first + "agent.model.component", "models/MLP", first + "agent.model.layers", 2L),
            new Case(
                first + "agent.model",
                "{component: models/MLP, layers: <n>}",
                first + "agent.model.layers",
                12L),
            new Case(first + "options.new", "[1, <n>]", List.of(1L, 12L)),
            new Case(first + "options", "{a: {b: 2}}", first + "options.a.b", 2L),
            new Case(
                second + "options.list[0]",
                "z",
                second + "options.list",
                List.of("z", Map.of("b", 1L))),
            new Case(
                second + "options.list[1].b",
                "2",
                second + "options.list",
                List.of("a", Map.of("b", 2L))),
            new Case("hyperparameters.lr", "0.5", first + "agent.learning_rate", 0.5),
            new Case("hyperparameters.lr.tuned_value", "0.5", first + "agent.learning_rate", 0.5),
            new Case("string_replacements.<n>", "7", first + "max_iterations", 7L),
            new Case("string_replacements", "{<n>: 8, <kind>: Maze}", first + "max_iterations", 8L),
            new Case(
                "forward_definitions[0].environment.size", "4", first + "environment.size", 4L),
            new Case(
                "forward_definitions[0].environment.size",
                "4",
                second + "environment.environment.size",
                4L),
            new Case(
                "forward_definitions[0].environment.agent_placement_seed",
                "4",
                first + "environment.agent_placement_seed",
                4L),
            new Case("forward_definitions[1].base.note", "n", first + "note", "n"),
            new Case(
                "forward_definitions[2].agent.learning_rate",
                "1",
                first + "agent.learning_rate",
                1L),
            new Case(
                "forward_definitions[0].environment",
                "{component: environments/CartPole_Env, seed: 3}",
                first + "environment.seed",
                3L),
            new Case(
                "processing_stages",
                "[{processing_stage: {component: processors/Train, note: only}}]",
                first + "note",
                "only"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.path() + "=" + each.value() + " → " + each.at(),
                    () ->
                        assertEquals(
                            each.expected(),
                            at(
                                new Specs(folder.toAbsolutePath())
                                    .set(each.path(), each.value())
                                    .load(SPEC),
                                each.at()))));
  }

  @Test
  void aLauncherThatWasLeftOutBeginsWithWhatIsSet() {
    Runspec loaded =
        specs.set("job_launcher.total_runs", "40").set("job_launcher.enabled", "1").load(SPEC);

    assertEquals(
        40L, PlainValues.of(loaded.launcher().orElseThrow().get("total_runs").orElseThrow()));
  }

  @Test
  void secretsAreToldToNobody() {
    assertEquals(
        "--set job_launcher.secrets.KEY=***",
        new Assignment("job_launcher.secrets.KEY", "hunter2").toString());
    assertEquals(
        "--set job_launcher=***",
        new Assignment("job_launcher", "{secrets: {KEY: hunter2}}").toString());
    assertEquals(
        "--set job_launcher.total_runs=2",
        new Assignment("job_launcher.total_runs", "2").toString());
  }

  @Test
  void whateverSecretsAreMadeOfIsToldToNobody() {
    Secrets secrets =
        Secrets.of(
            specs
                .replace("token", "hunter2")
                .load(
                    Specs.HEAD
                        + "processing_stages: [{processing_stage: {component: processors/Train}}]\n"
                        + "job_launcher: {component: job_launchers/XT, secrets: {KEY: a-<key>}}\n"
                        + "string_replacements: {<key>: <token>}\n"));

    assertEquals("***", secrets.hide("hunter2"));
    assertEquals("other", secrets.hide("other"));
    assertEquals(
        "--set string_replacements.<token>=***",
        new Assignment("string_replacements.<token>", "hunter2").without(secrets));
    assertEquals("--set seed=5", new Assignment("seed", "5").without(secrets));
  }

  @Test
  void theLaterOptionWins() {
    Runspec loaded =
        specs
            .set("processing_stages[0].options.a", "1")
            .set("processing_stages[0].options", "{b: 2}")
            .set("processing_stages[0].options.c", "3")
            .set("processing_stages[0].options.c", "4")
            .load(SPEC);

    assertEquals(Map.of("b", 2L, "c", 4L), at(loaded, "processing_stages[0].options"));
  }

  private record Refused(String path, String value, String message) {}

  @TestFactory
  Stream<DynamicTest> whatIsNotThereCannotBeSet() {
    return Stream.of(
            new Refused("", "1", "'' is not a path"),
            new Refused("a..b", "1", "'a..b' is not a path"),
            new Refused(".a", "1", "'.a' is not a path"),
            new Refused("a[x]", "1", "'a[x]' is not a path"),
            new Refused("component", "agents/Agent", "this is not the root's component"),
            new Refused("cuda.x", "1", "cuda: this is a single value, nothing is inside it"),
            new Refused("processing_stages[0].component.x", "1", "has no property 'component'"),
            new Refused(
                "processing_stages[2].note",
                "1",
                "processing_stages: no item [2]; the items are [0] to [1]"),
            new Refused("processing_stages.note", "1", "processing_stages: no item note"),
            new Refused(
                "processing_stages[1].options.list[2]",
                "1",
                "no item [2]; the items are [0] to [1]"),
            new Refused("processing_stages[1].options.new.x", "1", "there is no 'new' here"),
            new Refused(
                "processing_stages[0].load_model_from.x",
                "1",
                "nothing is inside it; its value is null"),
            new Refused(
                "hyperparameters.rl", "1", "no hyperparameter rl; there are lr; did you mean lr?"),
            new Refused("hyperparameters.lr.tuned", "1", "a hyperparameter has no 'tuned'"),
            new Refused("hyperparameters", "[]", "anchors cannot be set on the command line"),
            new Refused("forward_definitions", "[]", "anchors cannot be set on the command line"),
            new Refused("forward_definitions[3].a", "1", "forward_definitions: no item [3]"),
            new Refused("forward_definitions[0].env.size", "1", "no 'env' is written here"),
            new Refused(
                "string_replacements.n", "1", "a replacement's name stands in <>; write '<n>'"),
            new Refused("string_replacements.<m>", "1", "no <m> stands in the runspec"),
            new Refused("string_replacements.<n>", "[1]", "a replacement is a single value"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    "--set " + each.path() + "=" + each.value(),
                    () -> {
                      List<String> problems =
                          new Specs(folder.toAbsolutePath())
                              .set(each.path(), each.value())
                              .problems(SPEC);
                      assertTrue(
                          problems.size() == 1
                              && (problems.get(0).startsWith("command line --set ")
                                  || problems.get(0).startsWith("x.yaml"))
                              && problems.get(0).contains(each.message()),
                          problems.toString());
                    }));
  }

  @Test
  void replacementOptionsAreTypedLikeYaml() {
    String spec =
        Specs.HEAD
            + "processing_stages:\n  - processing_stage: {component: processors/Train, options: {v:"
            + " <v>, text: is <v>}}\n";
    Map.of(
            "5", 5L, "1e-4", 1e-4, "true", true, "007", 7L, "'5'", "5", "a: b", "a: b", "[x]",
            "[x]", "", "")
        .forEach(
            (given, expected) -> {
              Runspec loaded = new Specs(folder).replace("v", given).load(spec);
              assertEquals(expected, at(loaded, "processing_stages[0].options.v"), given);
            });
    assertEquals(
        "is 007",
        at(new Specs(folder).replace("v", "007").load(spec), "processing_stages[0].options.text"));
  }

  @Test
  void aReplacementInAPartThatAMistakeHidesCountsAsUsed() {
    assertEquals(
        1,
        specs
            .replace("inner", "x")
            .problems(
                Specs.HEAD
                    + "processing_stages:\n  - processing_stage: {component: processors/Trian,"
                    + " note: <inner>}\n")
            .size());
  }
}
