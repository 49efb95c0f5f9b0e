package org.runspec.component.binding;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;

/** Tools of all kinds, and what takes them. */
final class Workbench {
  static final String GRIPPER =
      """
      component: tools/Gripper
      force: 1
      """;

  private Workbench() {}

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

  /** Only these classes implement components, each the one of its name. */
  static Implementations classes(Class<?>... types) {
    return definition ->
        Arrays.stream(types)
            .filter(type -> type.getSimpleName().equals(definition.name().name()))
            .findFirst()
            .<Implementation>map(Implementation.JavaClass::new)
            .orElse(new Implementation.Absent(List.of("a.java", "the class b.C")));
  }

  /** The messages of all problems, a line each. */
  static String problems(Runnable work) {
    StringBuilder lines = new StringBuilder();
    for (Problem problem : assertThrows(UserProblem.class, work::run).problems()) {
      lines.append(problem).append('\n');
    }
    return lines.toString();
  }
}
