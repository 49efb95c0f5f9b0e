package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a mistake: where it stands, what is wrong, what is allowed, what to try. */
class ProblemsTest {
  private static final String STAGE =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Train\n";
  private static final String COUNT =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Count\n";

  private static final String HYPERPARAMETER = "hyperparameters:\n  - name: &lr {tuned_value: 1}\n";

  @TempDir Path folder;

  private record Case(String name, String yaml, List<String> expected) {
    Case(String name, String yaml, String... expected) {
      this(name, yaml, List.of(expected));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsExplainedAtItsPlace() {
    return Stream.of(
            new Case(
                "misspelt property",
                STAGE + "      max_iteratons: 5\n",
                "6:7: processing_stages[0].max_iteratons: processors/Train has no property"
                    + " 'max_iteratons'; it has enabled, environment, agent, max_iterations,"
                    + " iters_per_report, load_model_from, save_model_to, note, options; did you"
                    + " mean max_iterations?"),
            new Case(
                "misspelt section",
                STAGE + "hyperparmeters: []\n",
                "6:1: hyperparmeters: root/Root_Component has no property 'hyperparmeters'; it has"
                    + " experiment_path, log_to_tensorboard, cuda, seed, objective, job_launcher,"
                    + " hyperparameters, string_replacements, forward_definitions,"
                    + " processing_stages; did you mean hyperparameters?"),
            new Case(
                "wrong type",
                STAGE + "      max_iterations: many\n",
                "6:23: processing_stages[0].max_iterations: 'many' is text; allowed is a whole number"
                    + " of at least 1"),
            new Case(
                "a word that means true elsewhere",
                STAGE + "      enabled: yes\n",
                "6:16: processing_stages[0].enabled: 'yes' is text; allowed is true or false; write"
                    + " true"),
            new Case(
                "out of range",
                COUNT + "      rate: 1.5\n",
                "6:13: processing_stages[0].rate: 1.5 is out of range; allowed is a number from 0 to"
                    + " 1"),
            new Case(
                "not a whole number",
                COUNT + "      until: 1.5\n",
                "6:14: processing_stages[0].until: 1.5 is not a whole number; allowed is a whole"
                    + " number"),
            new Case(
                "integers beyond 64 bits",
                COUNT
                    + "      until: 1e20\n"
                    + "  - processing_stage: {component: processors/Count, until: .inf}\n"
                    + "  - processing_stage: {component: processors/Count, until: 99999999999999999999}\n",
                "6:14: processing_stages[0].until: 1e20 is out of range; allowed is a whole number",
                "7:60: processing_stages[1].until: .inf is out of range; allowed is a whole number",
                "8:60: processing_stages[2].until: 99999999999999999999 is out of range; allowed is a"
                    + " whole number"),
            new Case(
                "decimal comma",
                COUNT + "      rate: 0,25\n",
                "6:13: processing_stages[0].rate: '0,25' is text; allowed is a number from 0 to 1;"
                    + " write 0.25"),
            new Case(
                "number in quotes",
                COUNT + "      until: '12'\n",
                "6:14: processing_stages[0].until: '12' is text; allowed is a whole number; write it"
                    + " without quotes"),
            new Case(
                "tuning values of which none fits",
                Specs.HEAD
                    + "hyperparameters:\n  - name: &r\n      ordered_tuning_values: [low, high]\n"
                    + "      tuned_value: 0.5\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Count, rate: *r}\n",
                "5:31: processing_stages[0].rate: 'low' is text; allowed is a number from 0 to 1",
                "5:36: processing_stages[0].rate: 'high' is text; allowed is a number from 0 to 1"),
            new Case(
                "wrong item of a list",
                COUNT + "      weights: [1, two]\n",
                "6:20: processing_stages[0].weights[1]: 'two' is text; allowed is a number"),
            new Case(
                "wrong choice",
                STAGE + "job_launcher: {component: job_launchers/XT, hp_tuning: ramdom}\n",
                "6:56: job_launcher.hp_tuning: 'ramdom' is none of the choices; allowed is one of"
                    + " false, random, grid; did you mean random?"),
            new Case(
                "null where a value is needed",
                STAGE + "      note:\n",
                "6:12: processing_stages[0].note: there is no value; allowed is text"),
            new Case(
                "number where text is meant",
                STAGE + "      note: 5\n",
                "6:13: processing_stages[0].note: 5 is a number; allowed is text; write it in quotes,"
                    + " '5'"),
            new Case(
                "unknown component",
                STAGE + "      agent: {component: agents/Agnt}\n",
                "6:26: processing_stages[0].agent: there is no component 'agents/Agnt'; there are"
                    + " agents/Agent; did you mean agents/Agent?"),
            new Case(
                "wrong kind of component",
                STAGE + "      agent: {component: models/GRU}\n",
                "6:26: processing_stages[0].agent: models/GRU is of the wrong kind; here stands a"
                    + " component of kind agents: agents/Agent"),
            new Case(
                "wrong kind through an alias",
                Specs.HEAD
                    + "forward_definitions:\n  - model: &m {component: models/GRU}\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train, agent:"
                    + " *m}\n",
                "6:60: processing_stages[0].agent: models/GRU is of the wrong kind; here stands a"
                    + " component of kind agents: agents/Agent"),
            new Case(
                "no component",
                STAGE + "      agent: {learning_rate: 1}\n",
                "6:14: processing_stages[0].agent: this does not say which component it is; a component"
                    + " begins with 'component: agents/<Name>'"),
            new Case(
                "component key misspelt",
                STAGE + "      agent: {componnt: agents/Agent}\n",
                "6:15: processing_stages[0].agent: this does not say which component it is; a component"
                    + " begins with 'component: agents/<Name>'; did you mean component?"),
            new Case(
                "a value where a component is meant",
                STAGE + "      agent: Agent\n",
                "6:14: processing_stages[0].agent: 'Agent' is text; allowed is a component of kind"
                    + " agents"),
            new Case(
                "missing replacement",
                STAGE + "      note: <nmae>\nstring_replacements: {<name>: x}\n",
                "6:13: processing_stages[0].note: <nmae> stands for nothing; known are"
                    + " <experiment_path>, <name>; did you mean <name>?",
                "7:23: warning: string_replacements.<name>: nothing uses this replacement; did you"
                    + " mean <nmae>?"),
            new Case(
                "tuning value of the wrong type",
                "component: root/Root_Component\nexperiment_path: x\nhyperparameters:\n  - name: &n\n"
                    + "      ordered_tuning_values: [1, two, 0]\n      tuned_value: 1\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train,"
                    + " max_iterations: *n}\n",
                "5:34: processing_stages[0].max_iterations: 'two' is text; allowed is a whole number"
                    + " of at least 1",
                "5:39: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole"
                    + " number of at least 1"),
            new Case(
                "list and distribution",
                tuned(
                    "ordered_tuning_values: [1, 2]\n      tuning_distribution: $quniform(1, 9, 1)"),
                "6:7: hyperparameters.n: its values are listed or drawn from a distribution, not both; remove the list or the distribution"),
            new Case(
                "distribution with a typing error",
                tuned("tuning_distribution: $unifrom(0, 1)"),
                "5:28: hyperparameters.n: there is no $unifrom; there are $uniform(low, high), $loguniform(low, high), $normal(mean, deviation), $lognormal(mean, deviation), $quniform(low, high, step), $qloguniform(low, high, step), $qnormal(mean, deviation, step), $qlognormal(mean, deviation, step), $randint(bound), $linspace(first, last, count); did you mean uniform?"),
            new Case(
                "distribution in place of a list",
                tuned("ordered_tuning_values: $quniform(1, 9, 1)"),
                "5:30: hyperparameters.n: this is a distribution, not a list of values; write 'tuning_distribution: $quniform(1, 9, 1)'"),
            new Case(
                "list in place of a distribution",
                tuned("tuning_distribution: $linspace(1, 9, 3)"),
                "5:28: hyperparameters.n: this is a list of values, not a distribution; write 'ordered_tuning_values: $linspace(1, 9, 3)'"),
            new Case(
                "distribution that is no text",
                tuned("tuning_distribution: 5"),
                "5:28: hyperparameters.n: a distribution is written as text; write $uniform(low, high), or list values instead"),
            new Case(
                "distribution of broken numbers where whole ones are needed",
                tuned("tuning_distribution: $uniform(1, 9.5)"),
                "5:28: processing_stages[0].max_iterations: 9.5 is not a whole number; allowed is a whole number of at least 1"),
            new Case(
                "distribution that goes too low",
                tuned("tuning_distribution: $quniform(0, 9, 1)"),
                "5:28: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Case(
                "evenly spaced values that go too low",
                tuned("ordered_tuning_values: $linspace(0, 4, 3)"),
                "5:30: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Case(
                "value that stands twice",
                tuned("ordered_tuning_values: [1, 2, 1, 0]"),
                "5:37: warning: hyperparameters.n: 1 stands here twice; remove one; a search counts it once",
                "5:40: processing_stages[0].max_iterations: 0 is out of range; allowed is a whole number of at least 1"),
            new Case(
                "alias of the wrong hyperparameter",
                "component: root/Root_Component\nexperiment_path: x\nhyperparameters:\n  - name: &n\n"
                    + "      ordered_tuning_values: [one, two]\n      tuned_value: one\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train,"
                    + " max_iterations: *n}\n",
                "8:69: processing_stages[0].max_iterations: 'one' is text; allowed is a whole number"
                    + " of at least 1"),
            new Case(
                "quote closed by a later one",
                STAGE + "      note: 'a\n      load_model_from: 'b'\n",
                "6:13: this quote is closed only in line 7; close it in this line, or remove it"),
            new Case(
                "no colon",
                STAGE.replace("processing_stages:", "processing_stages"),
                "3:1: a key without ':' behind it; write 'key: value'"),
            new Case(
                "indented too far",
                STAGE + "        note: a\n",
                "6:9: this line is indented so far that it goes on with the text of line 5; start"
                    + " this line in the same column as its neighbours"),
            new Case(
                "circular replacements",
                STAGE + "      note: <a>\nstring_replacements: {<a>: x<b>, <b>: y<a>}\n",
                "7:28: string_replacements: <a> leads back to itself: <a> -> <b> -> <a>; end the circle"
                    + " with plain text"),
            new Case(
                "unknown alias",
                Specs.HEAD
                    + "forward_definitions:\n  - model: &model {component: models/GRU}\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train, agent:"
                    + " *modle}\n",
                "6:60: there is no &modle above this line; known are *model; did you mean *model?"),
            new Case(
                "an alias inside what it stands for",
                STAGE + "      options: &o {inner: *o}\n",
                "6:27: *o stands inside what it stands for; write the value out here, or move &o"),
            new Case(
                "duplicate key",
                STAGE + "      note: a\n      note: b\n",
                "7:7: the key 'note' stands here twice; it stands first in line 6; remove one of them"),
            new Case(
                "tab",
                STAGE + "\t  note: a\n",
                "6:1: a tab stands where only spaces may; indent with spaces"),
            new Case(
                "a colon too many",
                STAGE + "      note: a: b\n",
                "6:14: a ':' is not expected here; check the indentation of this line, or quote the"
                    + " text if it contains ': '"),
            new Case(
                "open quote",
                STAGE + "      note: 'a\n",
                "6:13: this quote is never closed; close it, or remove it"),
            new Case(
                "open list",
                COUNT + "      weights: [1, 2\n",
                "6:16: this list is not closed properly; check for a missing ',' or ']'"),
            new Case(
                "tag that names a class",
                STAGE + "      note: !!javax.script.ScriptEngineManager [x]\n",
                "6:13: the tag tag:yaml.org,2002:javax.script.ScriptEngineManager is not known; a"
                    + " runspec holds plain values only; remove the tag",
                "6:13: processing_stages[0].note: a list stands here; allowed is text"),
            new Case(
                "two documents",
                STAGE + "---\na: b\n",
                "6:1: a second document starts here; keep one document, without '---' between its"
                    + " parts"),
            new Case(
                "no root component",
                "experiment_path: x\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Train}\n",
                "1:1: no component here; a runspec has the line 'component: root/Root_Component'"),
            new Case(
                "no stages",
                Specs.HEAD,
                "1:1: processing_stages: there are no stages to run; a runspec has a list of at least"
                    + " one '- processing_stage:'"),
            new Case(
                "no experiment path",
                "component: root/Root_Component\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Train}\n",
                "1:12: experiment_path: the runspec does not say where results go; write"
                    + " 'experiment_path: ../results/NAME', or add --experiment_path=..."),
            new Case(
                "all stages disabled",
                STAGE + "      enabled: 0\n",
                "4:3: processing_stages: all stages are disabled; enable one of them"),
            new Case(
                "stage not indented",
                Specs.HEAD
                    + "processing_stages:\n  - processing_stage:\n    component: processors/Train\n",
                "5:5: processing_stages[0]: an item has the form '- processing_stage:'; with the stage's"
                    + " component below it; indent the stage's properties further than '-"
                    + " processing_stage:'"),
            new Case(
                "hyperparameter without anchor",
                STAGE + "hyperparameters:\n  - name:\n      tuned_value: 1\n",
                "7:5: hyperparameters: it has no anchor; write '- name: &lr', so that properties can use"
                    + " it as *lr"),
            new Case(
                "hyperparameter not indented",
                STAGE + "hyperparameters:\n  - name: &lr\n    tuned_value: 1\n",
                "8:5: hyperparameters: an item has the form '- name: &anchor' with its values below,"
                    + " indented further; write '- name: &lr', and below it 'ordered_tuning_values:"
                    + " [...]' and 'tuned_value: ...'"),
            new Case(
                "hyperparameter without the anchor's sign",
                STAGE + "hyperparameters:\n  - name: lr # rate\n      tuned_value: 1\n",
                "7:11: lines that are indented further stand below this text; write '- name: &lr' if it"
                    + " is to name them"),
            new Case(
                "hyperparameter without the anchor's sign, not indented",
                STAGE + "hyperparameters:\n  - name: lr\n    tuned_value: 1\n",
                "8:5: hyperparameters: an item has the form '- name: &anchor' with its values below,"
                    + " indented further; write '- name: &lr', and below it 'ordered_tuning_values:"
                    + " [...]' and 'tuned_value: ...'"),
            new Case(
                "alias without its sign",
                COUNT + "      until: stop\nhyperparameters:\n  - name: &stop {tuned_value: 1}\n",
                "6:14: processing_stages[0].until: 'stop' is text; allowed is a whole number; did you"
                    + " mean *stop?"),
            new Case(
                "misspelt alias, whose hyperparameter is not unused",
                HYPERPARAMETER + STAGE + "      load_model_from: *lrr\n",
                "8:24: there is no &lrr above this line; known are *lr; did you mean *lr?"),
            new Case(
                "component without its kind",
                STAGE + "      environment: {component: maze_Env}\n",
                "6:32: processing_stages[0].environment: there is no component 'maze_Env'; there are"
                    + " env_wrappers/Env_Formatter, env_wrappers/Plain,"
                    + " environments/CartPole_Env, environments/Maze_Env; did you mean environments/Maze_Env?"),
            new Case(
                "component's name in place of the component",
                STAGE + "      environment: environments/Maze_Env\n",
                "6:20: processing_stages[0].environment: 'environments/Maze_Env' is text; allowed is a"
                    + " component of kind environments or env_wrappers; write 'component:"
                    + " environments/Maze_Env' on a line below, indented further"),
            new Case(
                "no-break spaces before a key and behind its colon",
                STAGE + "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0note: x\n      enabled:\u00a0true\n",
                "6:1: the character U+00A0 (no-break space) stands where only spaces may; put a plain"
                    + " space in its place",
                "7:15: the character U+00A0 (no-break space) stands where only spaces may; put a plain"
                    + " space in its place"),
            new Case(
                "a space of no width before a list",
                Specs.HEAD + "processing_stages:\n\u200b- processing_stage:\n",
                "4:1: the character U+200B (zero width space) stands where only spaces may; remove it"),
            new Case(
                "a space of no width in a key",
                STAGE + "      no\u200bte: x\n",
                "6:7: processing_stages[0].no\u200bte: processors/Train has no property 'no\\u200Bte';"
                    + " it has enabled, environment, agent, max_iterations, iters_per_report,"
                    + " load_model_from, save_model_to, note, options; did you mean note?"),
            new Case(
                "empty file",
                "",
                "1:1: the file is empty; start with 'component: root/Root_Component'"),
            new Case(
                "not a mapping",
                "- a\n",
                "1:1: this is not a mapping; the file holds lines of the form 'key: value'"))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.name(),
                    () ->
                        assertEquals(
                            String.join("\n", each.expected()),
                            String.join("\n", new Specs(folder).problems(each.yaml())))));
  }

  @Test
  void optionsOfTheCommandLineAreQuoted() {
    assertEquals(
        List.of(
            "command line --set processing_stages[0].agnt.x=1: processing_stages[0].agnt:"
                + " processors/Train has no property 'agnt'; it has enabled, environment, agent,"
                + " max_iterations, iters_per_report, load_model_from, save_model_to, note, options;"
                + " did you mean agent?"),
        new Specs(folder).set("processing_stages[0].agnt.x", "1").problems(STAGE));
    assertEquals(
        List.of(
            "command line --set processing_stages[3].note=x: processing_stages: no item [3]; the only"
                + " item is [0]"),
        new Specs(folder).set("processing_stages[3].note", "x").problems(STAGE));
    assertEquals(
        List.of(
            "command line --nmae=x: no <nmae> stands in the runspec; it uses <name>; did you mean"
                + " --name?"),
        new Specs(folder)
            .replace("nmae", "x")
            .problems(STAGE + "      note: <name>\nstring_replacements: {<name>: y}\n"));
  }

  /** A runspec with a hyperparameter that is used where a whole number of at least 1 is needed. */
  private static String tuned(String values) {
    return Specs.HEAD
        + "hyperparameters:\n  - name: &n\n      "
        + values
        + "\n      tuned_value: 1\nprocessing_stages:\n  - processing_stage: {component:"
        + " processors/Train, max_iterations: *n}\n";
  }

  @Test
  void aHyperparameterIsWrongWhereItWasSet() {
    String spec =
        HYPERPARAMETER.replace("tuned", "ordered_tuning_values: [1, 2], tuned")
            + COUNT
            + "      until: *lr\n";
    assertEquals(
        List.of(
            "command line --set hyperparameters.lr=bad: processing_stages[0].until: 'bad' is text;"
                + " allowed is a whole number"),
        new Specs(folder).set("hyperparameters.lr", "bad").problems(spec));
  }

  @Test
  void tenMistakesAreReportedInOnePass() {
    List<String> problems =
        new Specs(folder)
            .problems(
                """
                component: root/Root_Componet
                experimnt_path: ../results/x
                experiment_path: ../results/x
                processing_stages:
                  - processing_stage:
                      component: processors/Train
                      enabled: maybe
                      agent:
                        component: agents/Agent
                        learning_rat: 1
                        model: {component: models/GUR}
                      environment: *nowhere
                      max_iterations: 0
                      note: <nothing>
                  - processing_stage:
                      component: processors/Count
                      rate: 7
                      weights: [a]
                """);

    assertEquals(10, problems.size(), String.join("\n", problems));
  }
}
