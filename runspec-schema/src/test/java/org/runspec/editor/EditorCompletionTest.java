package org.runspec.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.runspec.editor.MarkedDocument.agent;
import static org.runspec.editor.MarkedDocument.launcher;
import static org.runspec.editor.MarkedDocument.root;
import static org.runspec.editor.MarkedDocument.stage;
import static org.runspec.editor.MarkedDocument.whole;

import java.util.List;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an editor offers while a runspec is written, one row for one place. */
@ExtendWith(RunningEditor.class)
class EditorCompletionTest {
  private final Editor editor;

  EditorCompletionTest(Editor editor) {
    this.editor = editor;
  }

  @TestFactory
  Stream<DynamicTest> offers() {
    return Stream.of(
        offers(
            "the root's properties and the sections",
            whole("component: root/Root_Component", "¦"),
            "experiment_path, log_to_tensorboard, cuda, seed, objective, job_launcher,"
                + " hyperparameters, string_replacements, forward_definitions, processing_stages,"
                + " runspec"),
        offers("the root itself in an empty file", whole("component: ¦"), "root/Root_Component"),
        offers("true and false", root("cuda: ¦"), "false, true"),
        offers("randint where it is allowed", agent("random_seed: ¦"), "0, randint"),
        offers("no randint where it is not", agent("bptt_period: ¦"), "16"),
        offers(
            "the values of an enumeration",
            launcher("hp_tuning: ¦"),
            "false, random, grid, dgd, bayesian"),
        offers(
            "launchers for the launcher",
            root("job_launcher:", "  component: ¦"),
            "job_launchers/XT"),
        offers(
            "the launcher's properties",
            launcher("enabled: 0", "¦"),
            "all properties of job_launchers/XT, hp_tuning, total_runs, compute_nodes,"
                + " runs_per_node, compute_target, low_priority, hold, monitor, description,"
                + " schedule, max_attempts, max_losses, time_limit, canary, early_stopping,"
                + " gpus_per_run, env, secrets"),
        offers(
            "processors for a stage",
            stage("component: ¦"),
            "processors/Command_Proc, processors/RL_Proc"),
        offers(
            "a stage's properties that are not there yet",
            stage("component: processors/RL_Proc", "train: true", "environment: <env>", "¦"),
            "all properties of processors/RL_Proc, enabled, agent, max_iterations,"
                + " iters_per_report, layer_sizes, load_model_from"),
        offers(
            "components of the two kinds that may stand here",
            stage("component: processors/RL_Proc", "environment:", "  component: ¦"),
            "env_wrappers/Env_Formatter, environments/CartPole_Env, environments/Maze_Env"),
        offers(
            "components in components",
            agent("model:", "  component: models/Model_Nexus", "  model_core:", "    component: ¦"),
            "model_cores/GRU_Core"),
        offers(
            "the properties of the right component only",
            agent("model:", "  component: models/Model_Nexus", "  ¦"),
            "all properties of models/Model_Nexus, model_core, spare_core"),
        offers(
            "component: in a component that has none yet",
            agent("model:", "  ¦"),
            "component, component of kind models"),
        offers(
            "every component in a forward definition",
            root("forward_definitions:", "  - env: &env", "      component: ¦"),
            "agents/AAC_Agent, env_wrappers/Env_Formatter, environments/CartPole_Env,"
                + " environments/Maze_Env, job_launchers/XT, model_cores/GRU_Core,"
                + " models/Model_Nexus, processors/Command_Proc, processors/RL_Proc"),
        offers(
            "the properties of a forward definition's component",
            root(
                "forward_definitions:",
                "  - env: &env",
                "      component: environments/Maze_Env",
                "      ¦"),
            "all properties of environments/Maze_Env, agent_placement_seed"),
        offers("a hyperparameter", root("hyperparameters:", "  - ¦"), "hyperparameter, name"),
        offers(
            "what belongs to a hyperparameter",
            root("hyperparameters:", "  - name: &lr", "      ¦"),
            "ordered_tuning_values, unordered_tuning_values, tuning_distribution, tuned_value"));
  }

  @TestFactory
  Stream<DynamicTest> writes() {
    return Stream.of(
        writes(
            "a property with its default",
            stage("component: processors/RL_Proc", "¦"),
            "max_iterations",
            "max_iterations: ${1:100000}"),
        writes(
            "a component to choose, the default first",
            stage("component: processors/RL_Proc", "¦"),
            "environment",
            "environment:\n  component: ${1|environments/Maze_Env,env_wrappers/Env_Formatter,"
                + "environments/CartPole_Env|}"),
        writes(
            "the one component of a kind",
            stage("component: processors/RL_Proc", "¦"),
            "agent",
            "agent:\n  component: agents/AAC_Agent"),
        writes(
            "a stage to choose",
            whole("component: root/Root_Component", "processing_stages:", "  - ¦"),
            "processing_stage",
            "processing_stage:\n  component: ${1|processors/Command_Proc,processors/RL_Proc|}"),
        writes(
            "all properties that are not there yet",
            stage("component: processors/RL_Proc", "enabled: 1", "agent: <agent>", "train: 0", "¦"),
            "all properties of processors/RL_Proc",
            """
            environment:
              component: ${2:environments/Maze_Env}
            max_iterations: ${4:100000}
            iters_per_report: ${5:1000}
            layer_sizes: ${7:[64, 64]}
            load_model_from: ${8:null}"""),
        writes(
            "a hyperparameter with its anchor",
            root("hyperparameters:", "  - ¦"),
            "hyperparameter",
            """
            name: &${1:name}
                ordered_tuning_values: [${2:values}]
                tuned_value: ${3:value}"""),
        writes(
            "a replacement",
            root("string_r¦"),
            "string_replacements",
            "string_replacements:\n  <${1:name}>: ${2:text}"),
        writes("an empty text as such", launcher("¦"), "description", "description: ${1:\"\"}"));
  }

  private DynamicTest offers(String what, MarkedDocument document, String labels) {
    return dynamicTest(
        what,
        () -> assertEquals(labels, String.join(", ", labels(editor.open(document).completions()))));
  }

  private DynamicTest writes(String what, MarkedDocument document, String label, String text) {
    return dynamicTest(
        what,
        () -> {
          List<JSONObject> items = editor.open(document).completions();
          int index = labels(items).indexOf(label);
          assertEquals(text, items.get(index).getString("insertText"));
        });
  }

  private static List<String> labels(List<JSONObject> items) {
    return items.stream().map(item -> item.getString("label")).toList();
  }
}
