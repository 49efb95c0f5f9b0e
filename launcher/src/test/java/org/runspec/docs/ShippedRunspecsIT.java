package org.runspec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runspecs in {@code useful_run_specs/} are valid, run, and can be run again. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the clone's ./run is for sh")
class ShippedRunspecsIT {
  private static final String MODELINE =
      "# yaml-language-server: $schema=../.vscode/runspec.schema.json";

  @TempDir Path scratch;
  private Clone clone;
  private Shell shell;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Clone.TOP.resolve("useful_run_specs"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .sorted()
          .toList();
    }
  }

  @BeforeEach
  void openShell() throws IOException {
    clone = Clone.in(scratch);
    shell = clone.shell();
  }

  @AfterEach
  void closeShell() throws IOException {
    shell.close();
  }

  /** The output of a command that succeeds. */
  private List<String> output(String command) {
    Shell.Ended ended = shell.run(command);
    assertEquals(0, ended.exitCode(), () -> command + "\n" + String.join("\n", ended.output()));
    return ended.output();
  }

  @Test
  void allAreValidWithoutAWarning() throws IOException {
    List<String> told = output("./run validate useful_run_specs/*.yaml");

    assertEquals(names().size(), told.size(), () -> String.join("\n", told));
  }

  @ParameterizedTest
  @MethodSource("names")
  void beginsWithAModelineAndWhatItShows(String name) throws IOException {
    List<String> lines = Files.readAllLines(clone.folder().resolve(spec(name)));

    assertEquals(MODELINE, lines.get(0));
    assertTrue(lines.get(2).startsWith("# "), "a comment that says what it shows");
    assertTrue(lines.contains("experiment_path: ../results/" + name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void runsAndItsReproSpecGivesTheSame(String name) throws IOException {
    assumeWhatItNeeds(name);
    Path results = clone.folder().resolve("results").resolve(name);

    output("./run " + spec(name));
    output("./run " + spec(name) + " --set log_to_tensorboard=false");
    output("./run results/" + name + "/repro_spec.yaml");

    assertEquals(metrics(results), metrics(results.resolve("repro1")));
    assertFalse(metrics(results).isEmpty());
    String repro = Files.readString(results.resolve("repro_spec.yaml"));
    assertEquals(repro, Files.readString(results.resolve("repro1/repro_spec.yaml")));
    assertFalse(repro.contains("job_launcher"), repro);
  }

  @ParameterizedTest
  @MethodSource("names")
  void passesItsPreflight(String name) {
    assumeWhatItNeeds(name);

    List<String> told = output("./run preflight " + spec(name));

    assertEquals("Preflight passed.", told.get(told.size() - 1), String.join("\n", told));
  }

  /** The program alone, stopped by its stop file and started again as after a lost machine. */
  @Test
  void aStoppedPythonProgramGoesOnAsIfNothingHadHappened() throws IOException {
    assumeTrue(Shell.isThere("python3"), "there is no python3 on the path");
    String program = "python3 useful_run_specs/programs/logistic_regression.py --epochs=";
    String environment = "RUNSPEC_SEED=7 RUNSPEC_METRICS=%1$s.jsonl RUNSPEC_CHECKPOINT_DIR=%1$s ";
    output("mkdir whole parts");

    output(environment.formatted("whole") + program + 4);
    output(environment.formatted("parts") + program + 2);
    output("touch stop");
    Shell.Ended stopped =
        shell.run("RUNSPEC_STOP_FILE=stop " + environment.formatted("parts") + program + 4);
    List<String> resumed = output(environment.formatted("parts") + program + 4);

    assertEquals(75, stopped.exitCode());
    assertEquals(List.of("Going on after epoch 2"), resumed);
    assertEquals(
        Files.readString(clone.folder().resolve("whole/weights.json")),
        Files.readString(clone.folder().resolve("parts/weights.json")));
  }

  @Test
  void theCommittedSchemaAndReferencePagesAreUpToDate() {
    output("./run schema --check");
    output("./run reference --check");
  }

  private void assumeWhatItNeeds(String name) {
    if (name.equals("pytorch_program")) {
      String imports = "python3 -c 'import torch, tensorboard'";
      assumeTrue(shell.run(imports).exitCode() == 0, "it needs torch and tensorboard in python3");
    } else if (!name.equals("minimize") && !name.equals("shell_program")) {
      assumeTrue(Shell.isThere("python3"), "there is no python3 on the path");
    }
  }

  private static String spec(String name) {
    return "useful_run_specs/" + name + ".yaml";
  }

  /** The lines of metrics without their times, which stand at the end of each. */
  private static List<String> metrics(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceFirst("\"hrs\".*", ""))
        .toList();
  }
}
