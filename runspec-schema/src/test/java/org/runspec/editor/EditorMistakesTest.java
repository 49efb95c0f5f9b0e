package org.runspec.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.runspec.editor.MarkedDocument.agent;
import static org.runspec.editor.MarkedDocument.launcher;
import static org.runspec.editor.MarkedDocument.root;
import static org.runspec.editor.MarkedDocument.stage;
import static org.runspec.editor.MarkedDocument.whole;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mistakes in runspecs, marked as an editor underlines them, and what it says of each. */
@ExtendWith(RunningEditor.class)
class EditorMistakesTest {
  private final Editor editor;

  EditorMistakesTest(Editor editor) {
    this.editor = editor;
  }

  @TestFactory
  Stream<DynamicTest> underlines() {
    return Stream.of(
        underlines(
            "a misspelt property",
            agent("«learning_rat»: 0.1"),
            "Property learning_rat is not allowed."),
        underlines(
            "a property of another component",
            stage("component: processors/RL_Proc", "«command»: [ls]"),
            "Property command is not allowed."),
        underlines(
            "a misspelt section",
            root("«hyperparameter»: []"),
            "Property hyperparameter is not allowed."),
        underlines(
            "text for a number",
            agent("discount_factor: «high»"),
            "Expected a number from 0 to 1."),
        underlines(
            "a fraction for a whole number",
            agent("bptt_period: «1.5»"),
            "Expected a whole number of at least 1."),
        underlines("a number for text", launcher("description: «5»"), "Expected text."),
        underlines("a truth too many", root("cuda: «2»"), "Expected true or false."),
        underlines("text for a truth", root("cuda: «maybe»"), "Expected true or false."),
        underlines(
            "null where there must be a value",
            agent("bptt_period: «null»"),
            "Expected a whole number of at least 1."),
        underlines(
            "a mapping that is no hyperparameter",
            root("cuda: «{a: 1}»"),
            "Expected true or false."),
        underlines(
            "a number too small", launcher("total_runs: «0»"), "Value is below the minimum of 1."),
        underlines(
            "a number too large",
            launcher("max_losses: «1001»"),
            "Value is above the maximum of 1000."),
        underlines(
            "items of a list",
            stage("component: processors/RL_Proc", "layer_sizes: [64, «0», «x»]"),
            "Value is below the minimum of 1.",
            "Expected a whole number of at least 1."),
        underlines(
            "no value of an enumeration",
            launcher("monitor: «old»"),
            "Value is not accepted. Valid values: \"none\", \"new\", \"same\"."),
        underlines(
            "randint out of range",
            launcher("total_runs: «randint»"),
            "Expected a whole number of at least 1."),
        underlines(
            "an unknown component",
            stage("component: «processors/RL_Poc»"),
            "Expected a component of kind processors: processors/Command_Proc,"
                + " processors/RL_Proc."),
        underlines(
            "a component of the wrong kind",
            agent("model:", "  component: «agents/AAC_Agent»", "  learning_rate: 1"),
            "Expected a component of kind models: models/Model_Nexus."),
        underlines(
            "a missing component",
            agent("«model»:", "  model_core: null"),
            "Missing property \"component\"."),
        underlines(
            "text for a component",
            agent("model: «Model_Nexus»"),
            "Expected a component of kind models."),
        underlines(
            "an unknown component in a forward definition",
            root(
                "forward_definitions:",
                "  - env: &env",
                "      component: environments/Maze_Env",
                "      «seed»: 5"),
            "Property seed is not allowed."),
        underlines(
            "a hyperparameter that is not indented",
            root("hyperparameters:", "  - name: «lr»", "    «tuned_value»: 1"),
            "Expected an anchor, such as &lr, and below it, indented further, the keys"
                + " ordered_tuning_values, unordered_tuning_values, tuning_distribution, tuned_value.",
            "Property tuned_value is not allowed."),
        underlines(
            "what no hyperparameter has",
            root("hyperparameters:", "  - name: &lr", "      «tuned»: 1"),
            "Expected ordered_tuning_values, unordered_tuning_values, tuning_distribution, tuned_value."),
        underlines(
            "values that are no list, or none",
            root(
                "hyperparameters:",
                "  - name: &a",
                "      ordered_tuning_values: «5»",
                "  - name: &b",
                "      ordered_tuning_values: «[]»",
                "  - name: &c",
                "      ordered_tuning_values: [1, «[2]»]"),
            "Expected a list of values, or $linspace(first, last, count).",
            "Array has too few items. Expected 1 or more.",
            "Expected a single value."),
        underlines(
            "a replacement without brackets",
            root("string_replacements:", "  «environment»: Maze_Env"),
            "Expected the name of a replacement in angle brackets: '<name>: text'."),
        underlines(
            "a runspec without stages",
            whole("«c»omponent: root/Root_Component"),
            "Missing property \"processing_stages\"."));
  }

  /** Opens the document at once, so that all are checked while the first is waited for. */
  private DynamicTest underlines(String what, MarkedDocument document, String... messages) {
    Editor.OpenDocument open = editor.open(document);
    List<String> places = document.underlined();
    List<String> expected =
        IntStream.range(0, messages.length)
            .mapToObj(i -> places.get(i) + " " + messages[i])
            .toList();
    return dynamicTest(what, () -> assertEquals(expected, open.underlined()));
  }
}
