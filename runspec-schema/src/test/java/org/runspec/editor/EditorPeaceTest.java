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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Right runspecs, in which an editor must underline nothing. */
@ExtendWith(RunningEditor.class)
class EditorPeaceTest {
  private final Editor editor;

  EditorPeaceTest(Editor editor) {
    this.editor = editor;
  }

  @TestFactory
  Stream<DynamicTest> leavesAlone() {
    String[] hyperparameters = {
      "hyperparameters:",
      "  - name: &number",
      "      ordered_tuning_values: [1, 2]",
      "      tuned_value: 1",
      "  - name: &text",
      "      unordered_tuning_values: [a, b]",
      "      tuned_value: a",
      "  - name: &truth",
      "      unordered_tuning_values: [true, false]",
      "      tuned_value: true",
      "  - name: &name",
      "      unordered_tuning_values: [job_launchers/XT]",
      "      tuned_value: job_launchers/XT",
      "  - name: &drawn",
      "      tuning_distribution: $loguniform(1e-5, 0.1)",
      "      tuned_value: 0.01",
      "  - name: &spaced",
      "      ordered_tuning_values: $linspace(16, 64, 4)",
      "      tuned_value: 32"
    };
    return Stream.of(
        leavesAlone(
            "hyperparameters in place of numbers, text, truths, enumerations and lists",
            root(
                with(
                    hyperparameters,
                    "seed: *number",
                    "experiment_path: *text",
                    "cuda: *truth",
                    "job_launcher:",
                    "  component: *name",
                    "forward_definitions:",
                    "  - job: &job",
                    "      component: job_launchers/XT",
                    "      monitor: *text",
                    "      time_limit: *number",
                    "      env: *text"))),
        leavesAlone(
            "a hyperparameter in place of a component",
            root(with(hyperparameters, "job_launcher: *name"))),
        leavesAlone(
            "hyperparameters of one key",
            root(
                "hyperparameters:",
                "  - name: &searched",
                "      ordered_tuning_values: [1, 2]",
                "  - name: &fixed",
                "      tuned_value: 1",
                "seed: *searched",
                "job_launcher:",
                "  component: job_launchers/XT",
                "  total_runs: *fixed",
                "  monitor: *searched")),
        leavesAlone(
            "empty sections",
            root("hyperparameters:", "string_replacements:", "forward_definitions:")),
        leavesAlone("randint where it is allowed", agent("random_seed: randint")),
        leavesAlone(
            "replacements in place of any value",
            agent("random_seed: <seed>", "learning_rate: <lr>", "model: <model>")),
        leavesAlone(
            "replacements in place of truths, enumerations, paths and lists",
            stage(
                "component: processors/Command_Proc",
                "enabled: <on>",
                "command: <command>",
                "python: $datastore/bin/python",
                "arg_style: <style>",
                "args: {data: <data>}")),
        leavesAlone(
            "a component that a replacement names, and whatever it has",
            stage(
                "component: processors/RL_Proc",
                "environment:",
                "  component: environments/<environment>",
                "  anything: 5")),
        leavesAlone(
            "merge keys",
            whole(
                "component: root/Root_Component",
                "forward_definitions:",
                "  - common: &common",
                "      max_iterations: 1e5",
                "      iters_per_report: <n>",
                "processing_stages:",
                "  - processing_stage:",
                "      <<: *common",
                "      component: processors/RL_Proc",
                "      agent:",
                "        <<: [{component: agents/AAC_Agent}]")),
        leavesAlone(
            "forward definitions of every sort",
            root(
                "forward_definitions:",
                "  - environment: &environment",
                "      component: environments/Maze_Env",
                "      agent_placement_seed: randint",
                "  - sizes: &sizes [64, 64]",
                "  - &bare 5",
                "  - &whole",
                "    component: environments/<environment>")),
        leavesAlone("a disabled stage", stage("component: processors/RL_Proc", "enabled: 0")),
        leavesAlone("a disabled launcher", launcher("enabled: false", "total_runs: 20")),
        leavesAlone("null where it is allowed", root("objective: null", "job_launcher:  null")),
        leavesAlone("an integral number with an exponent", launcher("total_runs: 1e5")),
        leavesAlone("a mapping beside other types", launcher("early_stopping: {delay: 5}")),
        leavesAlone(
            "a list or text where either is allowed",
            stage("component: processors/Command_Proc", "command: ls -l")),
        leavesAlone(
            "replacements of every scalar type",
            root("string_replacements:", "  <a>: text", "  <b>: 5", "  <c>: true", "  <d>: <a>")));
  }

  /** Opens the document at once, so that all are checked while the first is waited for. */
  private DynamicTest leavesAlone(String what, MarkedDocument document) {
    Editor.OpenDocument open = editor.open(document);
    return dynamicTest(what, () -> assertEquals(List.of(), open.underlined()));
  }

  private static String[] with(String[] lines, String... more) {
    return Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
  }
}
