package org.runspec.spec.expand;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Components that do not exist, do not fit, or are not told as such; a runspec without what it
 * needs.
 */
class ComponentProblemsTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> areExplainedAtTheirPlaces() {
    return Stream.of(
            new Mistake(
                "unknown component",
                Mistake.STAGE + "      agent: {component: agents/Agnt}\n",
                "6:26: processing_stages[0].agent: there is no component 'agents/Agnt'; there are"
                    + " agents/Agent; did you mean agents/Agent?"),
            new Mistake(
                "wrong kind of component",
                Mistake.STAGE + "      agent: {component: models/GRU}\n",
                "6:26: processing_stages[0].agent: models/GRU is of the wrong kind; here stands a"
                    + " component of kind agents: agents/Agent"),
            new Mistake(
                "wrong kind through an alias",
                Specs.HEAD
                    + "forward_definitions:\n  - model: &m {component: models/GRU}\n"
                    + "processing_stages:\n  - processing_stage: {component: processors/Train, agent:"
                    + " *m}\n",
                "6:60: processing_stages[0].agent: models/GRU is of the wrong kind; here stands a"
                    + " component of kind agents: agents/Agent"),
            new Mistake(
                "no component",
                Mistake.STAGE + "      agent: {learning_rate: 1}\n",
                "6:14: processing_stages[0].agent: this does not say which component it is; a component"
                    + " begins with 'component: agents/<Name>'"),
            new Mistake(
                "component key misspelt",
                Mistake.STAGE + "      agent: {componnt: agents/Agent}\n",
                "6:15: processing_stages[0].agent: this does not say which component it is; a component"
                    + " begins with 'component: agents/<Name>'; did you mean component?"),
            new Mistake(
                "a value where a component is meant",
                Mistake.STAGE + "      agent: Agent\n",
                "6:14: processing_stages[0].agent: 'Agent' is text; allowed is a component of kind"
                    + " agents"),
            new Mistake(
                "component without its kind",
                Mistake.STAGE + "      environment: {component: maze_Env}\n",
                "6:32: processing_stages[0].environment: there is no component 'maze_Env'; there are"
                    + " env_wrappers/Env_Formatter, env_wrappers/Plain,"
                    + " environments/CartPole_Env, environments/Maze_Env; did you mean environments/Maze_Env?"),
            new Mistake(
                "component's name in place of the component",
                Mistake.STAGE + "      environment: environments/Maze_Env\n",
                "6:20: processing_stages[0].environment: 'environments/Maze_Env' is text; allowed is a"
                    + " component of kind environments or env_wrappers; write 'component:"
                    + " environments/Maze_Env' on a line below, indented further"),
            new Mistake(
                "no root component",
                "experiment_path: x\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Train}\n",
                "1:1: no component here; a runspec has the line 'component: root/Root_Component'"),
            new Mistake(
                "no stages",
                Specs.HEAD,
                "1:1: processing_stages: there are no stages to run; a runspec has a list of at least"
                    + " one '- processing_stage:'"),
            new Mistake(
                "no experiment path",
                "component: root/Root_Component\nprocessing_stages:\n  - processing_stage: {component:"
                    + " processors/Train}\n",
                "1:12: experiment_path: the runspec does not say where results go; write"
                    + " 'experiment_path: ../results/NAME', or add --experiment_path=..."),
            new Mistake(
                "all stages disabled",
                Mistake.STAGE + "      enabled: 0\n",
                "4:3: processing_stages: all stages are disabled; enable one of them"),
            new Mistake(
                "stage not indented",
                Specs.HEAD
                    + "processing_stages:\n  - processing_stage:\n    component: processors/Train\n",
                "5:5: processing_stages[0]: an item has the form '- processing_stage:'; with the stage's"
                    + " component below it; indent the stage's properties further than '-"
                    + " processing_stage:'"))
        .map(mistake -> mistake.isExplainedIn(folder));
  }
}
