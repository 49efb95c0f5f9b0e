package org.runspec.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.runspec.editor.MarkedDocument.agent;
import static org.runspec.editor.MarkedDocument.launcher;
import static org.runspec.editor.MarkedDocument.root;
import static org.runspec.editor.MarkedDocument.stage;
import static org.runspec.editor.MarkedDocument.whole;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an editor explains of a runspec, one row for one word. */
@ExtendWith(RunningEditor.class)
class EditorHoverTest {
  private final Editor editor;

  EditorHoverTest(Editor editor) {
    this.editor = editor;
  }

  @TestFactory
  Stream<DynamicTest> explains() {
    return Stream.of(
        explains(
            "a property",
            stage("component: processors/RL_Proc", "max_iter¦ations: 5"),
            """
            #### max\\_iterations

            how many steps to take

            A whole number of at least 1. Default: `100000`"""),
        explains(
            "a property whose description looks like markup",
            agent("learn¦ing_rate: 0.1"),
            """
            #### learning\\_rate

            step size of \\`Adam\\` \\& friends; see \\<link\\>

            A number of at least 0 or randint. Default: `0.0004`"""),
        explains(
            "a property that a hyperparameter sets",
            root(
                "hyperparameters:",
                "  - name: &seed",
                "      unordered_tuning_values: [1, 2]",
                "      tuned_value: 1",
                "se¦ed: *seed"),
            """
            #### seed

            where every random draw of the run comes from

            A whole number or randint. Default: `randint`"""),
        explains(
            "a property that holds a component",
            stage(
                "component: processors/RL_Proc",
                "envir¦onment:",
                "  component: environments/Maze_Env"),
            """
            #### environment

            where the agent acts

            A component of kind environments or env\\_wrappers. \
            Default: `{component: environments/Maze_Env}`"""),
        explains(
            "a component, and the others that may stand here",
            stage(
                "component: processors/RL_Proc",
                "environment:",
                "  component: environments/CartPo¦le_Env"),
            """
            #### environment

            A pole to balance on a cart.

            Allowed Values:

            * `environments/CartPole_Env`: A pole to balance on a cart.
            * `env_wrappers/Env_Formatter`: Keeps a history of observations.
            * `environments/Maze_Env`: A maze to find the way through.
            """),
        explains(
            "an enumeration",
            launcher("mon¦itor: same"),
            """
            #### monitor

            what to watch after launching

            One of none, new, same. Default: `none`

            Allowed Values:

            * `same`
            * `none`
            * `new`
            """),
        explains(
            "the root",
            whole("component: root/Root¦_Component"),
            """
            #### root/Root\\_Component

            An experiment: what all its stages share."""),
        explains(
            "a section",
            root("string_re¦placements:", "  <n>: 5"),
            """
            #### string\\_replacements

            Texts by name. Wherever \\<name\\> stands in a value, it is replaced."""));
  }

  private DynamicTest explains(String what, MarkedDocument document, String markdown) {
    return dynamicTest(what, () -> assertEquals(markdown, editor.open(document).hover()));
  }
}
