package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runspec.component.binding.Workbench.Joint;
import org.runspec.component.binding.Workbench.Mood;
import org.runspec.component.binding.Workbench.Tool;
import org.runspec.spec.problem.UserProblem;

/** Which classes are components, and where their records differ from their definitions. */
class BlueprintTest {
  static final class Mismatched implements Tool {
    Mismatched(Mismatched.Settings settings) {}

    record Settings(
        String maxSteps,
        double lerningRate,
        Optional<Integer> depth,
        int width,
        String saveTo,
        Mood mood,
        Set<Integer> sizes,
        int surplus) {}
  }

  @Test
  void everyDifferenceBetweenRecordAndDefinitionIsToldWithBothSides() {
    Binder binder =
        new Binder(
            Catalogues.of(
                """
                component: tools/Mismatched
                enabled: true
                max_steps: 5
                learning_rate: 0.5
                depth: 1
                width: null
                save_to: x
                mood: calm
                sizes: [1]
                tool: {component: tools/Gripper}
                _constraints:
                  max_steps: {minimum: 1}
                  width: {type: integer}
                  save_to: {path: true}
                  mood: {enum: [calm, wild]}
                  sizes: {items: integer}
                """),
            Workbench.classes(Mismatched.class));
    String file = "components/tools/Mismatched/Mismatched.yaml";
    String record = "the record BlueprintTest.Mismatched.Settings";

    assertEquals(
        """
        F:1:1: lerning_rate: R takes lerningRate, but tools/Mismatched has no such property; \
        add lerning_rate here, or remove it there
        F:1:1: surplus: R takes surplus, but tools/Mismatched has no such property; \
        add surplus here, or remove it there
        F:3:1: max_steps: the definition allows a whole number of at least 1, but R declares \
        String; declare int maxSteps there
        F:4:1: learning_rate: R does not take learningRate; rename lerningRate there
        F:5:1: depth: the definition allows a whole number, but R declares Optional<Integer>; \
        declare int depth there
        F:6:1: width: the definition allows a whole number or null, but R declares int; \
        declare Optional<Integer> width there
        F:7:1: save_to: the definition allows a path, but R declares String; \
        declare Path saveTo there
        F:8:1: mood: the definition allows one of calm, wild, but R declares Mood; \
        declare String mood there
        F:9:1: sizes: the definition allows a list, each item a whole number, but R declares \
        java.util.Set<java.lang.Integer>; declare List<Integer> sizes there
        F:10:1: tool: R does not take tool; add (interface of tools) tool there
        """
            .replace("F:", file + ":")
            .replace("R ", record + " "),
        Workbench.problems(
            () -> binder.bind(Catalogues.tree("component: tools/Mismatched"), "s", Tool.class)));
  }

  abstract static class Abstract {}

  static final class Two {
    Two() {}

    Two(Joint joint) {}
  }

  static final class Bare {
    Bare(int force) {}
  }

  @Test
  void classesThatAreNotMadeAsComponentsAreRefused() {
    assertTrue(refusal(Abstract.class).contains("it is abstract"));
    assertTrue(refusal(Two.class).contains("it has 2 constructors"));
    assertEquals(
        "Could not use the class org.runspec.component.binding.BlueprintTest$Bare as a component:"
            + " its constructor takes something else than one record."
            + " Try: one constructor, which takes a record of the definition's properties.",
        refusal(Bare.class));
  }

  private static String refusal(Class<?> type) {
    return assertThrows(UserProblem.class, () -> Blueprint.of(type)).getMessage();
  }
}
