package org.runspec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.component.Stage;
import org.runspec.run.program.StopSignal;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.ReproHeader;

class OutputCheckTest {
  private static final String STAGE =
      """
        - processing_stage:
            component: processors/RL_Proc
      """;

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void resolveLinks() throws IOException {
    project = folder.toRealPath();
  }

  /** Of one stage with these properties, one problem a line: its place and what it is. */
  private String problems(String... properties) throws IOException {
    return problemsOf(stage(properties));
  }

  private static String stage(String... properties) {
    return STAGE
        + Arrays.stream(properties)
            .map(line -> "      " + line + "\n")
            .collect(Collectors.joining());
  }

  private String problemsOf(String stages) throws IOException {
    try (RunFixture run = new RunFixture(project, InstantSource.system(), stages)) {
      OutputCheck check = new OutputCheck(run.runspec);
      return run.runspec.stages().stream()
          .flatMap(spec -> check.problems(spec, bound(run, spec)).stream())
          .sorted(Comparator.comparing(Problem::position))
          .map(each -> each.position() + " " + each.path() + ": " + each.what())
          .collect(Collectors.joining("\n"))
          .replace(project + "/", "");
    }
  }

  private static Stage bound(RunFixture run, StageSpec spec) {
    return run.setting.binder().bind(spec.tree(), spec.path(), Stage.class);
  }

  private static ReproHeader header() {
    return ReproHeader.of(
        new ReproHeader.Origin(
            "x.yaml", "0".repeat(64), Optional.empty(), false, "Runspec", List.of()));
  }

  @Test
  void aRunThatCouldNotSaveDoesNotBegin() throws Exception {
    RunFixture run =
        new RunFixture(
            project,
            InstantSource.system(),
            stage("max_iterations: 1") + stage("save_model_to: <experiment_path>"));
    run.close();
    LocalRun local = LocalRun.of(run.runspec, run.setting, new StopSignal());

    UserProblem problem =
        assertThrows(UserProblem.class, () -> local.execute(header(), Beginning.ANEW));
    assertEquals(1, problem.problems().size());
    assertEquals("", run.screen());
  }

  @Test
  void allAreToldAtOnceEachAtItsLine() throws IOException {
    Files.createDirectories(project.resolve("taken"));
    Files.writeString(project.resolve("file"), "");
    assertEquals(
        """
        x.yaml:6:22 processing_stages[0].save_model_to: taken is a folder
        x.yaml:7:25 processing_stages[0].save_backbone_to: file is not a folder
        x.yaml:8:21 processing_stages[0].save_head_to: '' is no path of a file
        x.yaml:9:21 processing_stages[0].save_logs_to: file is not a folder
        x.yaml:12:20 processing_stages[0].environment.save_path: x.yaml is the runspec itself""",
        problems(
            "save_model_to: taken",
            "save_backbone_to: file/below/x",
            "save_head_to: ''",
            "save_logs_to: file",
            "environment:",
            "  component: env_wrappers/Trajectory_Writer",
            "  save_path: x.yaml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics.jsonl",
        "Console.TXT",
        "repro_spec.yaml",
        "events.out.tfevents.1",
        "stage3",
        "earlier",
        ".runspec.lock"
      })
  void theRunNeedsSomeNamesItself(String name) throws IOException {
    assertEquals(
        "x.yaml:6:22 processing_stages[0].save_model_to: the run itself writes results/x/" + name,
        problems("save_model_to: <experiment_path>/" + name));
  }

  @Test
  void oneStageWritesNothingTwice() throws IOException {
    assertEquals(
        "x.yaml:7:21 processing_stages[0].save_head_to: this stage writes results/x/m twice",
        problems("save_model_to: <experiment_path>/m", "save_head_to: <experiment_path>/m"));
    assertEquals(
        "",
        problemsOf(
            stage("save_model_to: <experiment_path>/m")
                + stage(
                    "load_model_from: <experiment_path>/m", "save_model_to: <experiment_path>/m")));
  }

  @ParameterizedTest
  @CsvSource({"m, m/x", "m/x, m"})
  void aFileIsNoFolder(String first, String second) throws IOException {
    assertEquals(
        "x.yaml:9:22 processing_stages[1].save_model_to: m is written as a file and as a folder",
        problemsOf(stage("save_model_to: " + first) + stage("save_model_to: " + second)));
  }

  @Test
  void logsOfSeveralStagesShareAFolderThatMayBeThere() throws IOException {
    assertEquals(
        "",
        problemsOf(
            stage("save_logs_to: <experiment_path>", "save_model_to: <experiment_path>/stage1/m")
                + stage("save_logs_to: <experiment_path>")));
  }

  @Test
  void aFolderThatNobodyMayWriteToIsTold() throws IOException {
    Path locked = Files.createDirectories(project.resolve("locked"));
    assumeTrue(
        locked.toFile().setWritable(false) && !Files.isWritable(locked),
        "needs a user other than root, who writes everywhere");
    assertEquals(
        List.of("x.yaml:6:22 processing_stages[0].save_model_to: you may not write to locked"),
        problems("save_model_to: locked/new/m").lines().toList());
  }
}
