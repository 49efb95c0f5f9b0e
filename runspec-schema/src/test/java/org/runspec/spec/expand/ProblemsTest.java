package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems come all at once, also those of the command line, which are quoted. */
class ProblemsTest {
  @TempDir Path folder;

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

  @Test
  void optionsOfTheCommandLineAreQuoted() {
    assertEquals(
        List.of(
            "command line --set processing_stages[0].agnt.x=1: processing_stages[0].agnt:"
                + " processors/Train has no property 'agnt'; it has enabled, environment, agent,"
                + " max_iterations, iters_per_report, load_model_from, save_model_to, note, options;"
                + " did you mean agent?"),
        new Specs(folder).set("processing_stages[0].agnt.x", "1").problems(Mistake.STAGE));
    assertEquals(
        List.of(
            "command line --set processing_stages[3].note=x: processing_stages: no item [3]; the only"
                + " item is [0]"),
        new Specs(folder).set("processing_stages[3].note", "x").problems(Mistake.STAGE));
    assertEquals(
        List.of(
            "command line --nmae=x: no <nmae> stands in the runspec; it uses <name>; did you mean"
                + " --name?"),
        new Specs(folder)
            .replace("nmae", "x")
            .problems(Mistake.STAGE + "      note: <name>\nstring_replacements: {<name>: y}\n"));
  }
}
