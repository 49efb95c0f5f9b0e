package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Hyperparameters: their values, their distributions, and the properties that use them. */
class HyperparameterProblemsTest {
  private static final String HYPERPARAMETER = "hyperparameters:\n  - name: &lr {tuned_value: 1}\n";

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> areExplainedAtTheirPlaces() {
    return Stream.of(
            new Mistake(
                "tuning values of which none fits",
                Specs.HEAD
                    + "hyperparameters:\n  - name: &r\n      ordered_tuning_values: [low, high]\n"
                    + "      tuned_value: 0.5\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Count, rate: *r}\n",
                "5:31: processing_stages[0].rate: 'low' is text; allowed is a number from 0 to 1",
                "5:36: processing_stages[0].rate: 'high' is text; allowed is a number from 0 to 1"),
            new Mistake(
                "tuning value of the wrong type",
                "component: root/Root_Component\nexperiment_path: x\nhyperparameters:\n  - name: &n\n"
                    + "      ordered_tuning_values: [1, two, 0]\n      tuned_value: 1\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train,"
                    + " max_iterations: *n}\n",
                "5:34: processing_stages[0].max_iterations: 'two' is text; allowed is a whole number"
                    + " of at least 1",
                "5:39: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole"
                    + " number of at least 1"),
            new Mistake(
                "list and distribution",
                tuned(
                    "ordered_tuning_values: [1, 2]\n      tuning_distribution: $quniform(1, 9, 1)"),
                "6:7: hyperparameters.n: its values are listed or drawn from a distribution, not both; remove the list or the distribution"),
            new Mistake(
                "distribution with a typing error",
                tuned("tuning_distribution: $unifrom(0, 1)"),
                "5:28: hyperparameters.n: there is no $unifrom; there are $uniform(low, high), $loguniform(low, high), $normal(mean, deviation), $lognormal(mean, deviation), $quniform(low, high, step), $qloguniform(low, high, step), $qnormal(mean, deviation, step), $qlognormal(mean, deviation, step), $randint(bound), $linspace(first, last, count), $choice(value, ...); did you mean uniform?"),
            new Mistake(
                "distribution in place of a list",
                tuned("ordered_tuning_values: $quniform(1, 9, 1)"),
                "5:30: hyperparameters.n: this is a distribution, not a list of values; write 'tuning_distribution: $quniform(1, 9, 1)'"),
            new Mistake(
                "list in place of a distribution",
                tuned("tuning_distribution: $linspace(1, 9, 3)"),
                "5:28: hyperparameters.n: this is a list of values, not a distribution; write 'ordered_tuning_values: $linspace(1, 9, 3)'"),
            new Mistake(
                "distribution that is no text",
                tuned("tuning_distribution: 5"),
                "5:28: hyperparameters.n: a distribution is written as text; write $uniform(low, high), or list values instead"),
            new Mistake(
                "distribution of broken numbers where whole ones are needed",
                tuned("tuning_distribution: $uniform(1, 9.5)"),
                "5:28: processing_stages[0].max_iterations: 9.5 is not a whole number; allowed is a whole number of at least 1"),
            new Mistake(
                "distribution that goes too low",
                tuned("tuning_distribution: $quniform(0, 9, 1)"),
                "5:28: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Mistake(
                "evenly spaced values that go too low",
                tuned("ordered_tuning_values: $linspace(0, 4, 3)"),
                "5:30: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Mistake(
                "value that stands twice",
                tuned("ordered_tuning_values: [1, 2, 1, 0]"),
                "5:37: warning: hyperparameters.n: 1 stands here twice; remove one; a search counts it once",
                "5:40: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Mistake(
                "no values",
                tuned("ordered_tuning_values: []"),
                "5:30: hyperparameters.n: tuning values are a list of at least one value"),
            new Mistake(
                "component that there is not",
                core("model: {component: *m}", "[models/GRU, models/GUR]"),
                "5:45: processing_stages[0].agent.model: there is no component 'models/GUR'; there"
                    + " are models/GRU, models/MLP, models/Wide; did you mean models/GRU?"),
            new Mistake(
                "component of another kind",
                core("model: {component: *m}", "[models/GRU, parts/Inner]"),
                "5:45: processing_stages[0].agent.model: parts/Inner is of the wrong kind; here"
                    + " stands a component of kind models: models/GRU, models/MLP, models/Wide"),
            new Mistake(
                "component without the properties of the others",
                core("model: {component: *m, units: 3}", "[models/GRU, models/MLP]"),
                "5:45: processing_stages[0].agent.model.units: models/MLP has no property 'units';"
                    + " it has layers"),
            new Mistake(
                "component by way of a replacement",
                core("model: {component: models/<m>}", "[GRU, GUR]")
                    .replace(
                        "tuned_value: models/GRU",
                        "tuned_value: GRU\nstring_replacements: {<m>: *m}"),
                "5:38: processing_stages[0].agent.model: there is no component 'models/GUR'; there"
                    + " are models/GRU, models/MLP, models/Wide; did you mean models/GRU?"),
            new Mistake(
                "alias of the wrong hyperparameter",
                "component: root/Root_Component\nexperiment_path: x\nhyperparameters:\n  - name: &n\n"
                    + "      ordered_tuning_values: [one, two]\n      tuned_value: one\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train,"
                    + " max_iterations: *n}\n",
                "8:69: processing_stages[0].max_iterations: 'one' is text; allowed is a whole number"
                    + " of at least 1"),
            new Mistake(
                "hyperparameter without anchor",
                Mistake.STAGE + "hyperparameters:\n  - name:\n      tuned_value: 1\n",
                "7:5: hyperparameters: it has no anchor; write '- name: &lr', so that properties can use"
                    + " it as *lr"),
            new Mistake(
                "hyperparameter not indented",
                Mistake.STAGE + "hyperparameters:\n  - name: &lr\n    tuned_value: 1\n",
                "8:5: hyperparameters: an item has the form '- name: &anchor' with its values below,"
                    + " indented further; write '- name: &lr', and below it 'ordered_tuning_values:"
                    + " [...]' and 'tuned_value: ...'"),
            new Mistake(
                "hyperparameter without the anchor's sign",
                Mistake.STAGE + "hyperparameters:\n  - name: lr # rate\n      tuned_value: 1\n",
                "7:11: lines that are indented further stand below this text; write '- name: &lr' if it"
                    + " is to name them"),
            new Mistake(
                "hyperparameter without the anchor's sign, not indented",
                Mistake.STAGE + "hyperparameters:\n  - name: lr\n    tuned_value: 1\n",
                "8:5: hyperparameters: an item has the form '- name: &anchor' with its values below,"
                    + " indented further; write '- name: &lr', and below it 'ordered_tuning_values:"
                    + " [...]' and 'tuned_value: ...'"),
            new Mistake(
                "alias without its sign",
                Mistake.COUNT
                    + "      until: stop\nhyperparameters:\n  - name: &stop {tuned_value: 1}\n",
                "6:14: processing_stages[0].until: 'stop' is text; allowed is a whole number; did you"
                    + " mean *stop?"),
            new Mistake(
                "misspelt alias, whose hyperparameter is not unused",
                HYPERPARAMETER + Mistake.STAGE + "      load_model_from: *lrr\n",
                "8:24: there is no &lrr above this line; known are *lr; did you mean *lr?"))
        .map(mistake -> mistake.isExplainedIn(folder));
  }

  @Test
  void aHyperparameterIsWrongWhereItWasSet() {
    String spec =
        HYPERPARAMETER.replace("tuned", "ordered_tuning_values: [1, 2], tuned")
            + Mistake.COUNT
            + "      until: *lr\n";
    assertEquals(
        List.of(
            "command line --set hyperparameters.lr=bad: processing_stages[0].until: 'bad' is text;"
                + " allowed is a whole number"),
        new Specs(folder).set("hyperparameters.lr", "bad").problems(spec));
  }

  /** A runspec with a hyperparameter that names a component. */
  private static String core(String model, String values) {
    return Specs.HEAD
        + "hyperparameters:\n  - name: &m\n      unordered_tuning_values: "
        + values
        + "\n      tuned_value: models/GRU\nprocessing_stages:\n  - processing_stage: {component:"
        + " processors/Train, agent: {component: agents/Agent, "
        + model
        + "}}\n";
  }

  /** A runspec with a hyperparameter that is used where a whole number of at least 1 is needed. */
  private static String tuned(String values) {
    return Specs.HEAD
        + "hyperparameters:\n  - name: &n\n      "
        + values
        + "\n      tuned_value: 1\nprocessing_stages:\n  - processing_stage: {component:"
        + " processors/Train, max_iterations: *n}\n";
  }
}
