package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.component.binding.Workbench.Gripper;
import org.runspec.component.binding.Workbench.Hook;
import org.runspec.component.binding.Workbench.Joint;
import org.runspec.component.binding.Workbench.Mood;
import org.runspec.component.binding.Workbench.Robot;
import org.runspec.component.binding.Workbench.Tool;

/** From a tree of values to the record that its component takes. */
class BinderTest {
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

  private static Robot.Settings robot(String tree) {
    Binder binder =
        new Binder(
            Catalogues.of(Robot.DEFINITION, Workbench.GRIPPER, "component: tools/Hook"),
            Workbench.classes(Robot.class, Gripper.class, Hook.class));
    return binder.bind(Catalogues.tree(tree), "stage", Robot.class).settings;
  }

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
        Workbench.problems(() -> robot(wrong)));
  }

  @Test
  void whatARecordRefusesIsTheUsersProblem() {
    assertEquals(
        "x.yaml:18:7: stage.tool: force breaks the hand: 101\n",
        Workbench.problems(() -> robot(TREE.replace("force: 7", "force: 101"))));
  }

  @Test
  void aPartOfAnotherKindIsToldByBothNames() {
    Binder binder = new Binder(Catalogues.of(Workbench.GRIPPER), Workbench.classes(Gripper.class));
    String gripper = Gripper.class.getName();
    assertEquals(
        "x.yaml:1:1: stage: "
            + gripper
            + ", the class of tools/Gripper, does not implement java.lang.Runnable\n",
        Workbench.problems(
            () ->
                binder.bind(
                    Catalogues.tree("component: tools/Gripper\nforce: 1"),
                    "stage",
                    Runnable.class)));
  }

  @Test
  void aComponentWithoutAClassIsToldWithWhatWasLookedFor() {
    Binder binder = new Binder(Catalogues.of(Workbench.GRIPPER), Workbench.classes());
    assertEquals(
        "x.yaml:1:12: stage: nothing implements tools/Gripper;"
            + " looked for a.java, the class b.C\n",
        Workbench.problems(
            () -> binder.bind(Catalogues.tree("component: tools/Gripper"), "stage", Tool.class)));
  }
}
