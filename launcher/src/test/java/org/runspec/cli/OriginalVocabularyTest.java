package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;

/**
 * A runspec in the words and habits of the system that the language comes from runs unchanged:
 * {@code True} and {@code 0} for truth values, replacements inside components' names, a data store,
 * wrappers around wrappers in either order, sections in any order.
 */
class OriginalVocabularyTest {
  private static final Path GIVEN =
      Path.of("src/test/resources/org/runspec/cli/original/run_specs/original.yaml");
  private static final String SPEC = "run_specs/original.yaml";
  private static final String RESULTS = "results/Maze_Env_Masked_Trainer";

  @TempDir Path folder;
  private Path project;
  private Path data;

  @BeforeEach
  void makeAProject() throws IOException {
    project = folder.toRealPath().resolve("project");
    data = folder.toRealPath().resolve("data store");
    Files.createDirectories(project.resolve("components"));
    Files.createDirectories(project.resolve("run_specs"));
    Files.copy(GIVEN, project.resolve(SPEC));
  }

  private String type(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(Transcript.environment());
    environment.put("XT_DATA_DIR", data.toString());
    Session session =
        new Session(project, environment, new Terminal(screen, screen, false, () -> 80));
    ExitCode code = new CommandLine(session).run(List.of(words));
    String told = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.DONE, code, told);
    return told;
  }

  @Test
  void isValid() {
    assertEquals(SPEC + ": valid, 8 stages", type("validate", SPEC).strip());
  }

  @Test
  void runsAndItsReproSpecGivesTheSame() throws IOException {
    String told = type(SPEC);

    assertTrue(told.contains("Chosen hyperparameter values:\n  lr: 0.0004\n"), told);
    assertTrue(told.contains("RL_Proc:  Skipped"), told);
    assertTrue(told.contains("Processing stage 8 of 8"), told);
    assertTrue(told.contains("All processing stages completed."), told);
    assertEquals(
        List.of(
            "models/Maze_Env/pretrained.backbone",
            "models/Maze_Env/scratch.backbone",
            "models/Maze_Env/scratch.head",
            "models/Maze_Env/scratch.pth",
            "trajectories/Maze_Env/formatted.hdf5"),
        files(data));

    type(RESULTS + "/repro_spec.yaml");

    Path first = project.resolve(RESULTS);
    Path again = first.resolve("repro1");
    assertEquals(metrics(first), metrics(again));
    String repro = Files.readString(first.resolve("repro_spec.yaml"));
    assertEquals(repro, Files.readString(again.resolve("repro_spec.yaml")));
    assertTrue(repro.contains("save_model_to: $datastore/models/Maze_Env/scratch.pth"), repro);
    assertFalse(repro.contains("job_launcher"), repro);
    assertFalse(repro.contains("randint"), repro);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** The lines of metrics without their times, which stand at the end of each. */
  private static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceFirst("\"hrs\".*", ""))
        .toList();
  }
}
