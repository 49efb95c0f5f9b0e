package org.runspec.spec.expand;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Properties that are misspelt, missing, or have values that do not fit. */
class PropertyProblemsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> areExplainedAtTheirPlaces() {
    return Stream.of(
            new Mistake(
                "misspelt property",
                Mistake.STAGE + "      max_iteratons: 5\n",
                "6:7: processing_stages[0].max_iteratons: processors/Train has no property"
                    + " 'max_iteratons'; it has enabled, environment, agent, max_iterations,"
                    + " iters_per_report, load_model_from, save_model_to, note, options; did you"
                    + " mean max_iterations?"),
            new Mistake(
                "misspelt section",
                Mistake.STAGE + "hyperparmeters: []\n",
                "6:1: hyperparmeters: root/Root_Component has no property 'hyperparmeters'; it has"
                    + " experiment_path, log_to_tensorboard, cuda, seed, objective, job_launcher,"
                    + " hyperparameters, string_replacements, forward_definitions,"
                    + " processing_stages; did you mean hyperparameters?"),
            new Mistake(
                "wrong type",
                Mistake.STAGE + "      max_iterations: many\n",
                "6:23: processing_stages[0].max_iterations: 'many' is text; allowed is a whole number"
                    + " of at least 1"),
            new Mistake(
                "a word that means true elsewhere",
                Mistake.STAGE + "      enabled: yes\n",
                "6:16: processing_stages[0].enabled: 'yes' is text; allowed is true or false; write"
                    + " true"),
            new Mistake(
                "out of range",
                Mistake.COUNT + "      rate: 1.5\n",
                "6:13: processing_stages[0].rate: 1.5 is out of range; allowed is a number from 0 to"
                    + " 1"),
            new Mistake(
                "not a whole number",
                Mistake.COUNT + "      until: 1.5\n",
                "6:14: processing_stages[0].until: 1.5 is not a whole number; allowed is a whole"
                    + " number"),
            new Mistake(
                "integers beyond 64 bits",
                Mistake.COUNT
                    + "      until: 1e20\n"
                    + "  - processing_stage: {component: processors/Count, until: .inf}\n"
                    + "  - processing_stage: {component: processors/Count, until: 99999999999999999999}\n",
                "6:14: processing_stages[0].until: 1e20 is out of range; allowed is a whole number",
                "7:60: processing_stages[1].until: .inf is out of range; allowed is a whole number",
                "8:60: processing_stages[2].until: 99999999999999999999 is out of range; allowed is a"
                    + " whole number"),
            new Mistake(
                "decimal comma",
                Mistake.COUNT + "      rate: 0,25\n",
                "6:13: processing_stages[0].rate: '0,25' is text; allowed is a number from 0 to 1;"
                    + " write 0.25"),
            new Mistake(
                "number in quotes",
                Mistake.COUNT + "      until: '12'\n",
                "6:14: processing_stages[0].until: '12' is text; allowed is a whole number; write it"
                    + " without quotes"),
            new Mistake(
                "wrong item of a list",
                Mistake.COUNT + "      weights: [1, two]\n",
                "6:20: processing_stages[0].weights[1]: 'two' is text; allowed is a number"),
            new Mistake(
                "wrong choice",
                Mistake.STAGE + "job_launcher: {component: job_launchers/XT, hp_tuning: ramdom}\n",
                "6:56: job_launcher.hp_tuning: 'ramdom' is none of the choices; allowed is one of"
                    + " false, random, grid; did you mean random?"),
            new Mistake(
                "null where a value is needed",
                Mistake.STAGE + "      note:\n",
                "6:12: processing_stages[0].note: there is no value; allowed is text"),
            new Mistake(
                "number where text is meant",
                Mistake.STAGE + "      note: 5\n",
                "6:13: processing_stages[0].note: 5 is a number; allowed is text; write it in quotes,"
                    + " '5'"),
            new Mistake(
                "missing replacement",
                Mistake.STAGE + "      note: <nmae>\nstring_replacements: {<name>: x}\n",
                "6:13: processing_stages[0].note: <nmae> stands for nothing; known are"
                    + " <experiment_path>, <name>; did you mean <name>?",
                "7:23: warning: string_replacements.<name>: nothing uses this replacement; did you"
                    + " mean <nmae>?"),
            new Mistake(
                "circular replacements",
                Mistake.STAGE + "      note: <a>\nstring_replacements: {<a>: x<b>, <b>: y<a>}\n",
                "7:28: string_replacements: <a> leads back to itself: <a> -> <b> -> <a>; end the circle"
                    + " with plain text"))
        .map(mistake -> mistake.isExplainedIn(folder));
  }
}
