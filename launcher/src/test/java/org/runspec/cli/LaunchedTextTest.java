package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.beust.jcommander.JCommander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.cli.launch.LaunchOptions;
import org.runspec.cli.launch.LaunchedText;
import org.runspec.config.Project;
import org.runspec.config.UserHome;
import org.runspec.job.JobRecord;
import org.runspec.spec.expand.LoadOptions;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.SpecLoader;
import org.runspec.spec.tree.PlainValues;

/** A launched runspec, executed alone, is the same job as the command line that launched it. */
class LaunchedTextTest {
  private static final Map<String, String> SPECS =
      Map.of(
          "with_launcher",
          """
          # the first line
          component: root/Root_Component  # why
          experiment_path: ../results/x
          job_launcher:
            component: job_launchers/XT
            enabled: 0  # off
            total_runs: 3
            description: 'it''s mine'
            env: {A: 1}
          hyperparameters:
            - name: &lr
                ordered_tuning_values: [1e-4, 4e-4]
                tuned_value: 4e-4
          string_replacements:
            <what>: train
          forward_definitions:
            - stage: &stage
                component: processors/Command_Proc
                command: [echo, <what>]
                args: {lr: *lr, seed: randint, out: <experiment_path>/o}
          processing_stages:
            - processing_stage: *stage
            - processing_stage:
                component: processors/Command_Proc
                enabled: 0
                command: [sleep]
          """,
          "without_launcher",
          """
          component: root/Root_Component
          # about results
          experiment_path: ../results/x
          processing_stages:
            - processing_stage: {component: processors/Command_Proc, command: [echo, a b]}
          """,
          "flow",
          """
          experiment_path: /abs/x
          job_launcher: {component: job_launchers/XT, enabled: 0, total_runs: 3}
          component: root/Root_Component
          processing_stages:
            - processing_stage: {component: processors/Command_Proc, command: [echo]}
          """);

  @TempDir Path folder;
  private Project project;
  private Path specs;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(folder.resolve("xt_config.yaml"), "");
    specs = Files.createDirectories(folder.resolve("specs"));
    project = Project.around(folder, new UserHome(folder.resolve("home")));
  }

  static Stream<List<String>> commandLines() {
    List<List<String>> lines =
        List.of(
            List.of("--on", "local"),
            List.of("--launch", "--set", "job_launcher.total_runs=20"),
            List.of("--on", "local", "-m", "it's \"why\": # 7\nand ü"),
            List.of("--on", "local", "-m", "is <rate> better, or a<b>? <rate>"),
            List.of("--on", "local", "-m", "<rate>"),
            List.of(
                "--on", "local", "-m", "a <rate>?", "--set", "processing_stages[0].command=[a]"),
            List.of("--on", "local", "--set", "job_launcher.env.B=x"),
            List.of("--on", "local", "--set", "job_launcher.env={B: [x]}".replace("[x]", "'y z'")),
            List.of("--on", "local", "--set", "job_launcher.time_limit=1h30m"),
            List.of("--on", "local", "--set", "processing_stages[0].max_iterations=7"),
            List.of("--on", "local", "--set", "experiment_path=results/elsewhere"),
            List.of(
                "--on",
                "local",
                "--set",
                "processing_stages[0].command=[echo, \"<experiment_path>\"]"));
    return SPECS.keySet().stream()
        .sorted()
        .flatMap(
            spec ->
                lines.stream().map(line -> Stream.concat(Stream.of(spec), line.stream()).toList()));
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void isTheSameJob(List<String> line) throws IOException {
    Launch launch = launch(line.get(0), line.subList(1, line.size()), Map.of());

    assertSame(launch);
  }

  @Test
  void replacementsAndHyperparametersAreWorkedIn() throws IOException {
    assertSame(launch("with_launcher", List.of("--on", "local"), Map.of("what", "test ü")));
    assertSame(
        launch(
            "with_launcher",
            List.of("--on", "local", "--set", "hyperparameters.lr=1e-3"),
            Map.of()));
  }

  @Test
  void whatOnlyConcernsTheLauncherLeavesTheTextAsItIs() throws IOException {
    Launch launch =
        launch(
            "with_launcher",
            List.of("--on", "local", "--set", "job_launcher.total_runs=20", "-m", "new"),
            Map.of());

    String expected =
        SPECS
            .get("with_launcher")
            .replace("enabled: 0  # off", "enabled: true  # off")
            .replace("total_runs: 3", "total_runs: 20")
            .replace(
                "  component: job_launchers/XT",
                "  compute_target: local\n  component: job_launchers/XT")
            .replace("'it''s mine'", "new");
    assertEquals(sorted(expected), sorted(withoutComments(launch.text())));
    assertTrue(launch.text().contains("# off") && launch.text().contains("# why"));
  }

  private record Launch(Runspec wanted, String why, String text) {}

  private Launch launch(String name, List<String> line, Map<String, String> replacements)
      throws IOException {
    Path file = Files.writeString(specs.resolve(name + ".yaml"), SPECS.get(name));
    LaunchOptions options = new LaunchOptions();
    SpecOptions spec = new SpecOptions();
    JCommander both = JCommander.newBuilder().addObject(new Object[] {options, spec}).build();
    both.parse(line.toArray(String[]::new));
    spec.surround(options.before(file), options.behind());
    LoadOptions load =
        LoadOptions.plain(folder, folder.resolve("data"))
            .with(spec.allAssignments(), replacements)
            .reserving(Set.of());
    Runspec wanted = new SpecLoader(project.catalogue(), load).load(file);
    JobRecord.Origin origin =
        new JobRecord.Origin(
            "specs/x.yaml",
            wanted.digest(),
            Optional.empty(),
            options.typed(),
            Optional.of("c0ffee"),
            true,
            "Runspec 1",
            "ann",
            "box");
    String text =
        new LaunchedText(wanted, origin, options.why())
            .text(spec.allAssignments(), !replacements.isEmpty());
    return new Launch(wanted, options.why(), text);
  }

  private void assertSame(Launch launch) throws IOException {
    Path file = Files.writeString(specs.resolve("launched_job_spec.yaml"), launch.text());
    LoadOptions plain = LoadOptions.plain(folder, folder.resolve("data"));
    Runspec again = new SpecLoader(project.catalogue(), plain).load(file);
    Map<?, ?> wanted = (Map<?, ?>) PlainValues.of(launch.wanted().undrawn());

    Map<?, ?> found = (Map<?, ?>) PlainValues.of(again.undrawn());
    assertEquals(without(wanted, "job_launcher"), without(found, "job_launcher"));
    String description =
        launch.why().isEmpty()
            ? ((Map<?, ?>) wanted.get("job_launcher")).get("description").toString()
            : launch.why();
    assertEquals(description, launcher(again.undrawn()).get("description"));
    assertEquals(
        without(launcher(launch.wanted().complete()), "description"),
        without(launcher(again.complete()), "description"));
    assertEquals(launch.wanted().experimentPath(), again.experimentPath());
    assertEquals(space(launch.wanted()), space(again));
  }

  private static String space(Runspec runspec) {
    return runspec.space().stream()
            .map(
                it -> it.name() + it.ordered() + it.values().stream().map(PlainValues::of).toList())
            .collect(Collectors.joining())
        + runspec.hyperparameters().stream().map(it -> PlainValues.of(it.value())).toList();
  }

  private static Map<?, ?> launcher(org.runspec.spec.tree.Node tree) {
    return (Map<?, ?>) ((Map<?, ?>) PlainValues.of(tree)).get("job_launcher");
  }

  private static Map<Object, Object> without(Map<?, ?> map, String key) {
    Map<Object, Object> rest = new java.util.HashMap<>(map);
    rest.remove(key);
    return rest;
  }

  private static String withoutComments(String text) {
    return text.substring(text.indexOf("# the first line"));
  }

  private static String sorted(String text) {
    return text.lines().sorted().collect(Collectors.joining("\n"));
  }
}
