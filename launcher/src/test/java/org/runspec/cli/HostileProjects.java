package org.runspec.cli;

import static org.runspec.cli.HostileInput.configuration;
import static org.runspec.cli.HostileInput.spec;
import static org.runspec.cli.HostileInputs.HEAD;
import static org.runspec.cli.HostileInputs.STAGE;
import static org.runspec.cli.HostileInputs.each;

import java.util.List;

/**
 * Hostile input around a runspec that is right: the configuration, the definitions of components.
 */
final class HostileProjects {
  private HostileProjects() {}

  static List<HostileInput> configurations() {
    return List.of(
        configuration("configuration_nested", "x: " + "[".repeat(10_000)),
        configuration("configuration_with_a_nul_in_a_path", "components: \"a\\0b\"\n"),
        configuration("configuration_with_a_nul_in_data", "data: {data-local: \"a\\0b\"}\n"),
        configuration("configuration_with_a_tag", "components: !!java.net.URL [x]\n"),
        configuration("configuration_with_no_such_folder", "components: [nowhere]\n"),
        configuration("configuration_that_is_a_list", "- a\n"),
        configuration("configuration_left_open", "components: [\n"));
  }

  private static HostileInput definition(String name, String kind, String text, String stage) {
    return spec(name, HEAD + stage).and("components/" + kind + ".yaml", text);
  }

  static List<HostileInput> definitions() {
    String stage = STAGE.replace("Minimize_Proc", "A");
    String file = "processors/A/A";
    return List.of(
        definition(
            "definition_in_itself",
            file,
            "component: processors/A\ninner: {component: processors/A}\n",
            stage),
        definition(
                "definitions_in_each_other",
                file,
                "component: processors/A\ninner: {component: things/B}\n",
                stage)
            .and(
                "components/things/B/B.yaml",
                "component: things/B\nouter: {component: processors/A}\n"),
        definition(
                "definitions_that_grow",
                file,
                "component: processors/A\nx0: {component: things/T0}\nx1: {component: things/T0}\n",
                stage)
            .and("components/things/T0/T0.yaml", growing(0))
            .and("components/things/T1/T1.yaml", growing(1))
            .and("components/things/T2/T2.yaml", growing(2))
            .and("components/things/T3/T3.yaml", growing(3))
            .and(
                "components/things/T4/T4.yaml",
                "component: things/T4\nx: [" + "1, ".repeat(1000) + "1]\n")
            .asHeavy(),
        definition(
            "definition_with_a_huge_default",
            file,
            "component: processors/A\nnote: " + "x".repeat(2 << 20) + "\n",
            stage),
        definition("definition_with_another_name", file, "component: processors/B\n", stage),
        definition("definition_that_is_empty", file, "", stage),
        definition("definition_that_is_a_list", file, "- a\n", stage),
        definition("definition_with_a_nul", file, "component: processors/A\nx: a\0b\n", stage),
        definition(
            "definition_with_a_tag",
            file,
            "component: processors/A\nx: !!java.net.URL [x]\n",
            stage),
        spec("definition_that_is_a_directory", HEAD + stage)
            .and("components/processors/A/A.yaml/x", ""));
  }

  private static String growing(int level) {
    String next = "{component: things/T" + (level + 1) + "}";
    return "component: things/T" + level + "\n" + each(10, "", i -> "x" + i + ": " + next + "\n");
  }
}
