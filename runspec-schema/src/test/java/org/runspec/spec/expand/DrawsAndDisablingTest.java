package org.runspec.spec.expand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar.Null;

/** {@code randint} and {@code enabled}, wherever they stand. */
class DrawsAndDisablingTest {
  private static final String STAGE =
      Specs.HEAD + "processing_stages:\n  - processing_stage:\n      component: processors/Train\n";

  @TempDir Path folder;

  private Object at(String yaml, String path) {
    Object value = Specs.value(new Specs(folder).load(yaml).tree(), path);
    return value instanceof Node node ? PlainValues.of(node) : value;
  }

  @Test
  void everyUseDrawsItsOwn() {
    Map<?, ?> options =
        (Map<?, ?>)
            at(
                STAGE
                    + "      options: {a: &r randint, b: *r, c: [*r, randint], d: {e: 'randint'}, f: randints}\n",
                "processing_stages[0].options");

    List<Object> draws =
        List.of(
            options.get("a"),
            options.get("b"),
            ((List<?>) options.get("c")).get(0),
            ((List<?>) options.get("c")).get(1),
            ((Map<?, ?>) options.get("d")).get("e"));
    assertEquals(5, draws.stream().distinct().count(), draws.toString());
    assertTrue(
        draws.stream().allMatch(draw -> draw instanceof Long n && n >= 0 && n <= 999_999_999));
    assertEquals("randints", options.get("f"));
  }

  @Test
  void replacementsAndHyperparametersMayBeDrawn() {
    String spec =
        STAGE.replace(
                "processing_stages:",
                "hyperparameters:\n  - name: &h\n      tuned_value: randint\nstring_replacements: {<r>: randint}\nprocessing_stages:")
            + "      options: {a: <r>, b: <r>, c: *h, d: *h}\n";
    Map<?, ?> options = (Map<?, ?>) at(spec, "processing_stages[0].options");

    assertEquals(4, options.values().stream().distinct().count(), options.toString());
  }

  @Test
  void disablingAStageChangesNoDrawOfTheOthers() {
    String two =
        Specs.HEAD
            + "processing_stages:\n  - processing_stage: {component: processors/Train, enabled: ON,"
            + " environment: &e {component: environments/CartPole_Env}}\n  - processing_stage:"
            + " {component: processors/Train, environment: *e}\n";

    assertEquals(
        at(two.replace("ON", "1"), "processing_stages[1].environment.seed"),
        at(two.replace("ON", "0"), "processing_stages[0].environment.seed"));
  }

  @Test
  void whereItsRangeDoesNotFitThereIsNoDraw() {
    List<String> problems =
        new Specs(folder).problems(STAGE.replace("Train", "Count") + "      rate: randint\n");

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("randint draws from 0 to 999999999"), problems.get(0));
  }

  @Test
  void differentSeedsDrawDifferently() {
    Runspec one = new Specs(folder).seed(1).load(STAGE);
    Runspec two = new Specs(folder).seed(2).load(STAGE);

    assertNotEquals(one.seed(), two.seed());
    assertEquals(5L, new Specs(folder).load(STAGE + "seed: 5\n").seed());
  }

  @Test
  void aSeedInTheRunspecFixesAllDrawsUnlessAJobGivesOne() {
    String spec = STAGE + "      options: {a: randint}\nseed: 5\n";
    Object drawn = new Specs(folder).unseeded().load(spec).portable();

    assertEquals(drawn, new Specs(folder).unseeded().load(spec).portable());
    assertEquals(drawn, new Specs(folder).seed(5).load(spec).portable());
    assertNotEquals(drawn, new Specs(folder).seed(6).load(spec).portable());
    assertNotEquals(
        drawn,
        new Specs(folder).unseeded().load(spec.replace("seed: 5", "seed: randint")).portable());
  }

  @Test
  void aDisabledComponentIsNullWhereThatIsAllowed() {
    assertEquals(
        Null.NULL,
        at(
            STAGE.replace("Train", "Count")
                + "      wrapper: {component: env_wrappers/Env_Formatter, enabled: 0}\n",
            "processing_stages[0].wrapper"));
  }

  @Test
  void itIsAnErrorWhereItsOwnerNeedsIt() {
    assertEquals(
        List.of(
            "6:20: processing_stages[0].environment: this is disabled, but processors/Train needs"
                + " it; enable it, or put another component in its place"),
        new Specs(folder)
            .problems(
                STAGE
                    + "      environment: {component: env_wrappers/Env_Formatter, enabled: 0}\n"));
  }

  @Test
  void itIsLeftOutOfFreeMappingsAndLists() {
    assertEquals(
        Map.of("b", 1L, "c", List.of(2L)),
        at(
            STAGE
                + "      options: {a: &off {component: env_wrappers/Env_Formatter, enabled: 0}, b:"
                + " 1, c: [*off, 2]}\n",
            "processing_stages[0].options"));
  }

  @Test
  void zeroDisablesWhereTheDefinitionSaysInteger() {
    String count =
        STAGE.replace("Train", "Count")
            + "      wrapper: {component: env_wrappers/Plain, enabled: ON}\n";

    assertEquals(Null.NULL, at(count.replace("ON", "0"), "processing_stages[0].wrapper"));
    assertEquals(1L, at(count.replace("ON", "1"), "processing_stages[0].wrapper.enabled"));
  }

  @Test
  void aMistakeInADisabledStageIsStillTold() {
    assertEquals(
        1,
        new Specs(folder)
            .problems(
                STAGE
                    + "      enabled: 0\n      nte: x\n"
                    + STAGE.replaceFirst("(?s)^.*processing_stages:\n", ""))
            .size());
  }

  @Test
  void hyperparametersNeedNamesOfTheirOwn() {
    assertEquals(
        List.of(
            "5:5: hyperparameters: there are two hyperparameters &a; the first stands in line 4; give"
                + " one of them another name"),
        new Specs(folder)
            .problems(
                Specs.HEAD
                    + "hyperparameters:\n  - name: &a {tuned_value: 1}\n  - name: &a {tuned_value:"
                    + " 2}\nprocessing_stages: [{processing_stage: {component: processors/Train,"
                    + " max_iterations: *a}}]\n"));
  }

  @Test
  void valuesOfHyperparametersMayBeAliases() {
    assertEquals(
        7L,
        at(
            Specs.HEAD
                + "forward_definitions:\n  - grid: &grid [1, 7]\n  - best: &best 7\n"
                + "hyperparameters:\n  - name: &a {ordered_tuning_values: *grid, tuned_value: *best}\n"
                + "processing_stages: [{processing_stage: {component: processors/Train,"
                + " max_iterations: *a}}]\n",
            "processing_stages[0].max_iterations"));
  }
}
