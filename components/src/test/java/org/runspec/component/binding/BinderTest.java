package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

class BinderTest {
  private static final String GRIPPER =
      """
      component: tools/Gripper
      force: 1
      """;

  interface Tool {}

  enum Mood {
    CALM,
    VERY_KEEN,
    FALSE
  }

  record Joint(double angle, Optional<String> label) {}

  static final class Gripper implements Tool {
    final Gripper.Settings settings;

    Gripper(Gripper.Settings settings) {
      this.settings = settings;
    }

    record Settings(int force) {
      Settings {
        if (force > 100) {
          throw new IllegalArgumentException("force breaks the hand: " + force);
        }
      }
    }
  }

  /** Without properties there is nothing to take. */
  static final class Hook implements Tool {
    Hook() {}
  }

  static final class Robot {
    static final String DEFINITION =
        """
        component: robots/Robot
        enabled: true
        arms_2_use: 2
        serial_no: 1
        speed: 1.5
        weight: 2.5
        is_mobile: true
        name: x
        home_dir: .
        mood: calm
        colour: red
        nick_name: null
        log_to: null
        limits: [1, 2]
        joints: []
        tags: {a: 1}
        joint: {angle: 0.0}
        tool: {component: tools/Gripper}
        spare_tool: null
        tools: []
        anything: [1]
        _constraints:
          home_dir: {path: true}
          mood: {enum: [calm, very-keen, false]}
          colour: {enum: [red, green]}
          nick_name: {type: string}
          log_to: {type: string, path: true}
          limits: {items: integer}
          joints: {items: object}
          spare_tool: {kinds: [tools]}
          tools: {items: {kinds: [tools]}}
          anything: {type: [array, string]}
        """;

    final Robot.Settings settings;

    Robot(Robot.Settings settings) {
      this.settings = settings;
    }

    record Settings(
        int arms2Use,
        long serialNo,
        double speed,
        float weight,
        boolean isMobile,
        String name,
        Path homeDir,
        Mood mood,
        String colour,
        Optional<String> nickName,
        Optional<Path> logTo,
        List<Long> limits,
        List<Joint> joints,
        Map<String, Integer> tags,
        Joint joint,
        Tool tool,
        Optional<Tool> spareTool,
        List<Tool> tools,
        Object anything) {}
  }

  private static Implementations classes(Class<?>... types) {
    return definition ->
        Arrays.stream(types)
            .filter(type -> type.getSimpleName().equals(definition.name().name()))
            .findFirst()
            .<Implementation>map(Implementation.JavaClass::new)
            .orElse(new Implementation.Absent(List.of("a.java", "the class b.C")));
  }

  private static Robot.Settings robot(String tree) {
    Binder binder =
        new Binder(
            Catalogues.of(Robot.DEFINITION, GRIPPER, "component: tools/Hook"),
            classes(Robot.class, Gripper.class, Hook.class));
    return binder.bind(Catalogues.tree(tree), "stage", Robot.class).settings;
  }

  private static final String TREE =
      """
      component: robots/Robot
      enabled: true
      arms_2_use: 1e1
      serial_no: 9223372036854775807
      speed: 3
      weight: 0.1
      is_mobile: 0
      name: R2 = "D2"
      home_dir: /tmp/ä b
      mood: very-keen
      colour: green
      nick_name: null
      log_to: /logs/x
      limits: [3, 4]
      joints: [{angle: 1, label: l}, {angle: 2}]
      tags: {z: 1, a: 2}
      joint: {angle: 0.5, label: null}
      tool: {component: tools/Gripper, force: 7}
      spare_tool: {component: tools/Hook}
      tools: [{component: tools/Gripper, force: 1}, {component: tools/Gripper, force: 1}]
      anything: [1, {a: [null, 2.5]}, x]
      """;

  @Test
  void everyTypeArrives() {
    Robot.Settings robot = robot(TREE);

    assertEquals(10, robot.arms2Use());
    assertEquals(Long.MAX_VALUE, robot.serialNo());
    assertEquals(3.0, robot.speed());
    assertEquals(0.1f, robot.weight());
    assertEquals(false, robot.isMobile());
    assertEquals("R2 = \"D2\"", robot.name());
    assertEquals(Path.of("/tmp/ä b"), robot.homeDir());
    assertEquals(Mood.VERY_KEEN, robot.mood());
    assertEquals("green", robot.colour());
    assertEquals(Optional.empty(), robot.nickName());
    assertEquals(Optional.of(Path.of("/logs/x")), robot.logTo());
    assertEquals(List.of(3L, 4L), robot.limits());
    assertEquals(
        List.of(new Joint(1, Optional.of("l")), new Joint(2, Optional.empty())), robot.joints());
    assertEquals(List.of("z", "a"), new ArrayList<>(robot.tags().keySet()));
    assertEquals(new Joint(0.5, Optional.empty()), robot.joint());
    assertEquals(7, ((Gripper) robot.tool()).settings.force());
    assertEquals(Hook.class, robot.spareTool().orElseThrow().getClass());
    assertEquals(
        List.of(1L, Map.of("a", Arrays.asList(null, 2.5)), "x"), (List<?>) robot.anything());
  }

  @Test
  void aFalseAmongTextsIsAConstantToo() {
    assertEquals(Mood.FALSE, robot(TREE.replace("very-keen", "false")).mood());
  }

  @Test
  void equalPartsAreInstancesOfTheirOwn() {
    Robot.Settings robot = robot(TREE);
    assertNotSame(robot.tools().get(0), robot.tools().get(1));
  }

  @Test
  void aPartThatWasLeftOutIsAbsent() {
    String without = TREE.replaceAll("spare_tool: .*\n", "");
    assertEquals(Optional.empty(), robot(without).spareTool());
  }

  @Test
  void collectionsCannotBeChanged() {
    Robot.Settings robot = robot(TREE);
    assertThrows(UnsupportedOperationException.class, () -> robot.limits().clear());
    assertThrows(UnsupportedOperationException.class, () -> robot.tags().clear());
  }

  @Test
  void allValuesThatDoNotFitAreReportedAtOnceWithTheirPlaces() {
    String wrong =
        TREE.replace("1e1", "3000000000")
            .replace("speed: 3", "speed: fast")
            .replace("is_mobile: 0", "is_mobile: 2")
            .replace("very-keen", "sad")
            .replace("/logs/x", "\"a\\0b\"")
            .replace("[3, 4]", "[3, 4.5]")
            .replace("{angle: 2}", "{label: l, angel: 2}")
            .replace("force: 7", "force: null")
            .replace("tools/Hook", "tools/Hoook");

    assertEquals(
        """
        x.yaml:3:13: stage.arms_2_use: found 3000000000; its component's class takes int
        x.yaml:5:8: stage.speed: found fast; its component's class takes double
        x.yaml:7:12: stage.is_mobile: found 2; its component's class takes boolean
        x.yaml:10:7: stage.mood: found sad; its component's class takes Mood
        x.yaml:13:9: stage.log_to: found a\\u0000b; its component's class takes Path
        x.yaml:14:13: stage.limits[1]: found 4.5; its component's class takes long
        x.yaml:15:32: stage.joints[1]: angle is missing
        x.yaml:15:43: stage.joints[1].angel: unknown key; known are angle, label; \
        did you mean angle?
        x.yaml:18:41: stage.tool.force: found null; its component's class takes int
        x.yaml:19:25: stage.spare_tool: there is no component tools/Hoook; \
        did you mean tools/Hook?
        """,
        problems(() -> robot(wrong)));
  }

  @Test
  void whatARecordRefusesIsTheUsersProblem() {
    assertEquals(
        "x.yaml:18:7: stage.tool: force breaks the hand: 101\n",
        problems(() -> robot(TREE.replace("force: 7", "force: 101"))));
  }

  @Test
  void aPartOfAnotherKindIsToldByBothNames() {
    Binder binder = new Binder(Catalogues.of(GRIPPER), classes(Gripper.class));
    String gripper = Gripper.class.getName();
    assertEquals(
        "x.yaml:1:1: stage: "
            + gripper
            + ", the class of tools/Gripper, does not implement java.lang.Runnable\n",
        problems(
            () ->
                binder.bind(
                    Catalogues.tree("component: tools/Gripper\nforce: 1"),
                    "stage",
                    Runnable.class)));
  }

  @Test
  void aComponentWithoutAClassIsToldWithWhatWasLookedFor() {
    Binder binder = new Binder(Catalogues.of(GRIPPER), classes());
    assertEquals(
        "x.yaml:1:12: stage: nothing implements tools/Gripper;"
            + " looked for a.java, the class b.C\n",
        problems(
            () -> binder.bind(Catalogues.tree("component: tools/Gripper"), "stage", Tool.class)));
  }

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
            classes(Mismatched.class));
    String file = "components/tools/Mismatched/Mismatched.yaml";
    String record = "the record BinderTest.Mismatched.Settings";

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
        problems(
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
        "Could not use the class org.runspec.component.binding.BinderTest$Bare as a component:"
            + " its constructor takes something else than one record."
            + " Try: one constructor, which takes a record of the definition's properties.",
        refusal(Bare.class));
  }

  private static String refusal(Class<?> type) {
    return assertThrows(UserProblem.class, () -> Blueprint.of(type)).getMessage();
  }

  private static String problems(Runnable work) {
    StringBuilder lines = new StringBuilder();
    for (Problem problem : assertThrows(UserProblem.class, work::run).problems()) {
      lines.append(problem).append('\n');
    }
    return lines.toString();
  }
}
