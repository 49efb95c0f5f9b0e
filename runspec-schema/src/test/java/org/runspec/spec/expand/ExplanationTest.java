package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Provenance;

/** Where values come from, step by step. */
class ExplanationTest {
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      hyperparameters:
        - name: &lr
            tuned_value: 4.0e-4
      string_replacements:
        <n>: 12
        <env>: Maze
      forward_definitions:
        - environment: &env {component: environments/<env>_Env, size: 5}
      processing_stages:
        - processing_stage:
            component: processors/Train
            environment: *env
            agent: {component: agents/Agent, learning_rate: *lr}
            max_iterations: <n>
            load_model_from: m.pt
            save_model_to: <experiment_path>/m.pt
        - processing_stage:
            component: processors/Count
            enabled: 0
            wrapper: {component: env_wrappers/Env_Formatter, environment: {component: environments/CartPole_Env}}
      """;
  private static final String FILE = Path.of("specs", "x.yaml").toString();
  private static final Path BUILT_IN = Path.of("components");

  @TempDir Path temporary;
  private Path folder;
  private Specs specs;

  @BeforeEach
  void specs() {
    folder = temporary.toAbsolutePath();
    specs = new Specs(folder);
  }

  private List<String> steps(String key) {
    List<Explanation> found = Explanation.of(specs.load(SPEC), key);
    assertEquals(1, found.size(), found.toString());
    return found.get(0).steps().stream().map(Provenance.Step::describe).toList();
  }

  private List<String> paths(String key) {
    return Explanation.of(specs.load(SPEC), key).stream().map(Explanation::path).toList();
  }

  private static String definition(String kind, String name, String place) {
    return BUILT_IN.resolve(kind).resolve(name).resolve(name + ".yaml") + ":" + place;
  }

  @Test
  void writtenAndReplaced() {
    assertEquals(
        List.of("written at " + FILE + ":16:23", "replacement <n> from " + FILE + ":7:8"),
        steps("processing_stages[0].max_iterations"));
  }

  @Test
  void byDefault() {
    assertEquals(
        List.of(
            "default of iters_per_report in processors/Train, "
                + definition("processors", "Train", "11:19")),
        steps("processing_stages[0].iters_per_report"));
  }

  @Test
  void aHyperparameter() {
    assertEquals(
        List.of(
            "written at " + FILE + ":15:55", "hyperparameter lr, tuned_value at " + FILE + ":5:20"),
        steps("learning_rate"));
  }

  @Test
  void aHyperparameterThatASearchChose() {
    specs.searched(java.util.Map.of("lr", 0.5));

    assertEquals(
        List.of(
            "written at " + FILE + ":15:55",
            "hyperparameter lr, chosen by the search at " + FILE + ":4:11"),
        steps("learning_rate"));
  }

  @Test
  void aHyperparameterThatTheCommandLineSet() {
    specs.set("hyperparameters.lr", "1");

    assertEquals(
        List.of(
            "written at " + FILE + ":15:55",
            "hyperparameter lr, tuned_value at command line --set hyperparameters.lr=1",
            "set on the command line --set hyperparameters.lr=1"),
        steps("learning_rate"));
  }

  @Test
  void setOnTheCommandLine() {
    specs.set("processing_stages[0].environment.size", "3");

    assertEquals(
        List.of(
            "written at " + FILE + ":10:65",
            "set on the command line --set processing_stages[0].environment.size=3"),
        steps("processing_stages[0].environment.size"));
  }

  @Test
  void theNameOfAComponent() {
    assertEquals(
        List.of("written at " + FILE + ":10:35", "replacement <env> from " + FILE + ":8:10"),
        steps("processing_stages[0].environment.component"));
  }

  @Test
  void drawn() {
    assertEquals(
        List.of(
            "default of seed in environments/CartPole_Env, "
                + definition("environments", "CartPole_Env", "2:7"),
            "randint at " + FILE + ":22:81, drawn with seed 7"),
        steps("processing_stages[1].wrapper.environment.seed"));
  }

  @Test
  void paths() {
    assertEquals(
        List.of("written at " + FILE + ":17:24", "path relative to " + folder.resolve("specs")),
        steps("load_model_from"));
    assertEquals(
        List.of("written at " + FILE + ":18:22", "<experiment_path> and $datastore filled in"),
        steps("save_model_to"));
    specs.set("processing_stages[0].load_model_from", "x");
    assertEquals("path relative to " + folder, steps("load_model_from").get(2));
  }

  @Test
  void theEndOfSeveralPathsNamesThemAll() {
    assertEquals(List.of("seed", "processing_stages[1].wrapper.environment.seed"), paths("seed"));
  }

  @Test
  void whatHoldsValuesNamesThoseBelow() {
    assertEquals(
        List.of(
            "processing_stages[0].agent.model.component",
            "processing_stages[0].agent.model.units",
            "processing_stages[0].agent.model.bias"),
        paths("agent.model"));
    assertEquals(paths("processing_stages[1]"), paths("processing_stages[1].processing_stage"));
  }

  @Test
  void listsOfValuesAreOneValueUnlessAnItemIsNamed() {
    List<Explanation> list = Explanation.of(specs.load(SPEC), "weights");

    assertEquals(List.of("[1.0, 2.0]"), list.stream().map(Explanation::value).toList());
    assertEquals("2.0", Explanation.of(specs.load(SPEC), "weights[1]").get(0).value());
    assertEquals("{}", Explanation.of(specs.load(SPEC), "options").get(0).value());
  }

  @Test
  void anUnknownKeyIsGuessed() {
    UserProblem problem =
        assertThrows(UserProblem.class, () -> Explanation.of(specs.load(SPEC), "learnin_rate"));

    assertEquals(
        "Could not explain learnin_rate: the runspec has no such value. Try: learning_rate.",
        problem.getMessage());
  }
}
