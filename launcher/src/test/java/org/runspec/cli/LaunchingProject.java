package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;

/**
 * A project in a folder with a space in its name, from which jobs are launched by {@code run.jar}.
 */
final class LaunchingProject {
  /** A runspec whose runs are over at once. */
  static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      processing_stages:
        - processing_stage:
            component: processors/Command_Proc
            command: [sh, -c, 'echo "{\\"iters\\": 1, \\"loss\\": $SEED}" >> $RUNSPEC_METRICS']
            env: {SEED: randint}
      """;

  /** A configuration whose nodes leave before they do anything. */
  static final String NO_NODES = "compute-targets: {local: {java: /no/java}}\n";

  final Path folder;
  final Path project;
  final Map<String, String> variables = new HashMap<>();

  LaunchingProject(Path folder) throws IOException {
    this.folder = folder;
    this.project = Files.createDirectories(folder.resolve("my project"));
    Files.createDirectories(project.resolve("specs"));
    spec(SPEC);
    configuration("");
    variables.put("RUNSPEC_HOME", folder.resolve("user").toString());
  }

  void spec(String text) throws IOException {
    Files.writeString(project.resolve("specs/x.yaml"), text);
  }

  void configuration(String text) throws IOException {
    Files.writeString(project.resolve("xt_config.yaml"), text);
  }

  /** No node goes on when its store is gone. */
  void endNodes() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
        String number = Files.readString(file).replaceFirst("(?s) .*", "");
        if (ProcessHandle.of(Long.parseLong(number)).isPresent()) {
          new ProcessBuilder("kill", "-s", "TERM", number).start().waitFor();
          ProcessHandle.of(Long.parseLong(number))
              .ifPresent(node -> node.onExit().orTimeout(40, TimeUnit.SECONDS).join());
        }
      }
    }
  }

  Path store() {
    return project.resolve(".runspec/store");
  }

  JobRecord job(int number) throws IOException {
    return RecordFormat.read(
        Files.readAllBytes(store().resolve("jobs/job" + number + "/job.json")), JobRecord.class);
  }

  record Said(int code, String text) {}

  Said type(String... arguments) throws Exception {
    return run(LaunchedProgram.jar(arguments));
  }

  Said run(List<String> command) throws Exception {
    Process process = start(command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
    return new Said(process.exitValue(), Files.readString(folder.resolve("said")));
  }

  Process start(List<String> command) throws IOException {
    return start(command, "said");
  }

  /** Writes what it says into a file of the folder. */
  Process start(List<String> command, String said) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("XT_") || n.startsWith("RUNSPEC_"));
    builder.environment().putAll(variables);
    return builder
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(folder.resolve(said).toFile())
        .start();
  }

  void await(Path file) throws Exception {
    Process waiting =
        new ProcessBuilder(
                "sh", "-c", "until [ -e \"$1\" ]; do sleep 0.2; done", "sh", file.toString())
            .start();
    boolean there = waiting.waitFor(60, TimeUnit.SECONDS);
    waiting.destroy();
    assertTrue(there, () -> "no " + file + "\n" + logs());
  }

  String logs() {
    try (Stream<Path> files = Files.walk(project.resolve(".runspec/work"))) {
      StringBuilder text = new StringBuilder();
      for (Path log : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        text.append(log).append(":\n").append(Files.readString(log));
      }
      return text.toString();
    } catch (IOException e) {
      return Arrays.toString(e.getStackTrace());
    }
  }
}
