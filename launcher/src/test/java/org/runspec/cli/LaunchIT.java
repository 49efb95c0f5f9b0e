package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;

/** Launching from the command line, with real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and ulimit")
class LaunchIT {
  private static final String SPEC =
      """
      component: root/Root_Component
      experiment_path: ../results/x
      processing_stages:
        - processing_stage:
            component: processors/Command_Proc
            command: [sh, -c, 'echo "{\\"iters\\": 1, \\"loss\\": $SEED}" >> $RUNSPEC_METRICS']
            env: {SEED: randint}
      """;

  /** Nodes that leave before they do anything. */
  private static final String NO_NODES = "compute-targets: {local: {java: /no/java}}\n";

  @TempDir Path folder;
  private Path project;
  private final Map<String, String> variables = new java.util.HashMap<>();

  @BeforeEach
  void project() throws IOException {
    project = Files.createDirectories(folder.resolve("my project"));
    Files.createDirectories(project.resolve("specs"));
    Files.writeString(project.resolve("specs/x.yaml"), SPEC);
    Files.writeString(project.resolve("xt_config.yaml"), "");
    variables.put("RUNSPEC_HOME", folder.resolve("user").toString());
  }

  /** No node goes on when its store is gone. */
  @AfterEach
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

  @Test
  void aJobRunsAfterItsLauncherAndItsTerminalAreGone() throws Exception {
    Said said =
        type(
            "specs/x.yaml",
            "--on",
            "local",
            "--set",
            "job_launcher.total_runs=3",
            "--set",
            "job_launcher.compute_nodes=2",
            "-m",
            "it's why");

    assertEquals(0, said.code(), said.text());
    assertTrue(
        said.text()
            .contains(
                "------- Runspec (specs/x.yaml) copied to launched_job_spec.yaml\n"
                    + "job1, target: local, creating parent runs: 2/2, uploading 2 code files"
                    + " (zipped), ws1/run1, ws1/run2, job submitted\n"
                    + "------- Job launched."),
        said.text());
    for (String run : List.of("run1.1", "run1.2", "run2.1")) {
      await(store().resolve("ws1/runs").resolve(run).resolve("end.json"));
    }
    String end = Files.readString(store().resolve("ws1/runs/run1.2/end.json"));
    assertTrue(end.contains("\"completed\""), end + logs());
    assertEquals("it's why", job(1).description());
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsMade() throws Exception {
    Said target = type("specs/x.yaml", "--on", "mars");
    assertEquals(2, target.code(), target.text());
    assertTrue(target.text().contains("there is no target mars"), target.text());
    assertTrue(target.text().contains("the configuration has local"), target.text());

    Files.writeString(project.resolve("specs/x.yaml"), SPEC.replace("randint", "7"));
    Said same = type("specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=2");
    assertEquals(2, same.code(), same.text());
    assertTrue(same.text().contains("--yes"), same.text());

    for (String few : List.of("0", "-1")) {
      Said none = type("specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=" + few);
      assertEquals(2, none.code(), none.text());
      assertTrue(none.text().contains("total_runs"), none.text());
    }
    Said many =
        type("plan", "specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=2000000");
    assertEquals(2, many.code(), many.text());
    assertTrue(many.text().contains("1,000,000"), many.text());
    Said both = type("specs/x.yaml", "--on", "local", "--local");
    assertEquals(2, both.code(), both.text());

    assertFalse(Files.exists(store()));
    assertFalse(Files.exists(folder.resolve("user")));
  }

  @Test
  void aPlanMakesNothing() throws Exception {
    Said plan = type("plan", "specs/x.yaml", "--on", "local", "--format", "json");
    Said again = type("plan", "specs/x.yaml", "--on", "local", "--format", "json");
    Said dry = type("specs/x.yaml", "--on", "local", "--dry-run");

    assertEquals(0, plan.code(), plan.text());
    assertEquals(plan.text(), again.text());
    assertTrue(dry.text().contains("--- launched_job_spec.yaml"), dry.text());
    assertFalse(Files.exists(project.resolve(".runspec/store")));
    assertFalse(Files.exists(folder.resolve("user")));
  }

  @Test
  void insideOfARunNothingIsLaunched() throws Exception {
    variables.put("XT_RUN_NAME", "run1.1");
    Files.writeString(
        project.resolve("specs/x.yaml"),
        SPEC + "job_launcher: {component: job_launchers/XT, enabled: 1, compute_target: mars}\n");

    Said said = type("specs/x.yaml");

    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("All processing stages completed."), said.text());
  }

  @Test
  void aStoreThatCannotBeUsedMayWorkLater() throws Exception {
    Files.writeString(project.resolve("file"), "");
    Files.writeString(
        project.resolve("xt_config.yaml"),
        NO_NODES + "external-services: {files: {type: storage, path: file/store}}\n");
    Said said = type("specs/x.yaml", "--on", "local");
    assertEquals(75, said.code(), said.text());
    assertTrue(said.text().contains("Not a directory"), said.text());
    assertFalse(said.text().contains("\tat "), said.text());

    Files.writeString(
        project.resolve("xt_config.yaml"),
        NO_NODES
            + "external-services: {db: {type: mongo, mongo-connection-string: {env: URL}}}\n"
            + "xt-services: {mongo: db}\n");
    variables.put("URL", "mongodb://me:hunter2@127.0.0.1:9/runspec?serverSelectionTimeoutMS=500");
    Said database = type("specs/x.yaml", "--on", "local");
    assertEquals(75, database.code(), database.text());
    assertFalse(database.text().contains("hunter2"), database.text());
  }

  /** A file system that is full refuses to let files grow; here files of more than 4 MB. */
  @Test
  void aFullDiskLosesNothing() throws Exception {
    Files.writeString(project.resolve("xt_config.yaml"), NO_NODES);
    List<String> limited =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh"));
    limited.addAll(LaunchedProgram.jar("specs/x.yaml", "--on", "local"));

    Said full = run(limited);
    Said again = type("specs/x.yaml", "--on", "local");

    assertEquals(75, full.code(), full.text());
    assertTrue(full.text().contains("goes on where this one ended"), full.text());
    assertEquals(0, again.code(), again.text());
    assertTrue(again.text().contains("job1, "), again.text());
  }

  @Test
  void aLauncherThatIsKilledAnywhereIsFinishedByTheNextOne() throws Exception {
    Files.writeString(project.resolve("xt_config.yaml"), NO_NODES);
    String[] command = {"specs/x.yaml", "--on", "local", "--set", "job_launcher.compute_nodes=2"};
    List<String> moments =
        List.of(
            "../user/jobs/*/launch.json",
            ".runspec/store/numbers/jobs/*",
            ".runspec/store/jobs/*/job.json",
            ".runspec/store/code/*",
            ".runspec/store/tools/*",
            "../user/tools/*",
            ".runspec/store/jobs/*/mrc.json",
            "../user/jobs/*/setting.json",
            "../user/jobs/*/node0.pid",
            ".runspec/store/jobs/*/submissions/1.json");
    for (String moment : moments) {
      killAsSoonAs(moment, start(LaunchedProgram.jar(command)));
    }

    Said last = type(command);

    assertEquals(0, last.code(), last.text());
    List<Path> launches = children(folder.resolve("user/jobs"));
    List<Path> jobs = children(store().resolve("jobs"));
    assertTrue(launches.stream().allMatch(launch -> Files.exists(launch.resolve("launched"))));
    // one more if the last to be killed was through already; numbers taken in vain stay unused
    assertTrue(launches.size() <= 2, last.text());
    assertEquals(launches.size(), jobs.size());
    for (Path job : jobs) {
      assertEquals(6, Files.readAllLines(job.resolve("job.log")).size());
      assertTrue(Files.exists(job.resolve("submissions/1.json")));
    }
  }

  private static List<Path> children(Path parent) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      return found.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
  }

  @Test
  void aLaunchThatWasBrokenOffAndIsNotWantedIsCancelled() throws Exception {
    Files.writeString(project.resolve("xt_config.yaml"), NO_NODES);
    killAsSoonAs(
        ".runspec/store/jobs/job1/job.json",
        start(LaunchedProgram.jar("specs/x.yaml", "--on", "local")));

    Said resume = type("resume", "job1");
    Said cancel = type("cancel", "job1");

    assertEquals(2, resume.code(), resume.text());
    assertTrue(resume.text().contains("broken off before it had nodes"), resume.text());
    assertEquals(0, cancel.code(), cancel.text());
    assertTrue(cancel.text().contains("Cancelled run1.1."), cancel.text());
  }

  /** Node and its parent process both: nobody is left to hear the request. */
  @Test
  void whatAKilledNodeLeftRunningEndsWhenTheJobIsCancelled() throws Exception {
    Files.writeString(
        project.resolve("specs/x.yaml"),
        SPEC.replace("sh, -c, '", "sh, -c, 'echo $$ > \"$HERE\"; sleep 99; ")
            .replace("randint}", "randint, HERE: \"" + folder.resolve("here") + "\"}"));
    assertEquals(0, type("specs/x.yaml", "--on", "local").code());
    await(folder.resolve("here"));
    long run = Long.parseLong(Files.readString(folder.resolve("here")).strip());
    killNode();
    assertTrue(ProcessHandle.of(run).isPresent());

    Said cancel = type("cancel", "job1");

    assertEquals(0, cancel.code(), cancel.text() + logs());
    ProcessHandle.of(run).ifPresent(left -> left.onExit().orTimeout(40, TimeUnit.SECONDS).join());
    Said resume = type("resume", "job1");
    assertEquals(0, resume.code(), resume.text());
    await(store().resolve("ws1/runs/run1.1/a3/run.log"));
    assertEquals(0, type("cancel", "job1").code());
  }

  private void killNode() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("user/jobs"))) {
      Path file = files.filter(path -> path.endsWith("node0.pid")).findFirst().orElseThrow();
      String text = Files.readString(file);
      String number = text.substring(0, text.indexOf(' '));
      List<ProcessHandle> both = new ArrayList<>();
      ProcessHandle.of(Long.parseLong(number)).ifPresent(both::add);
      both.get(0).children().forEach(both::add);
      both.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void killAsSoonAs(String there, Process launcher) throws Exception {
    String wait = "until ls $1 >/dev/null 2>&1 || ! kill -0 $2; do :; done; kill -s KILL $2";
    new ProcessBuilder("sh", "-c", wait, "sh", there, String.valueOf(launcher.pid()))
        .directory(project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    launcher.waitFor();
  }

  private Path store() {
    return project.resolve(".runspec/store");
  }

  private JobRecord job(int number) throws IOException {
    return RecordFormat.read(
        Files.readAllBytes(store().resolve("jobs/job" + number + "/job.json")), JobRecord.class);
  }

  private record Said(int code, String text) {}

  private Said type(String... arguments) throws Exception {
    return run(LaunchedProgram.jar(arguments));
  }

  private Said run(List<String> command) throws Exception {
    Process process = start(command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
    return new Said(process.exitValue(), Files.readString(folder.resolve("said")));
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("XT_") || n.startsWith("RUNSPEC_"));
    builder.environment().putAll(variables);
    return builder
        .redirectErrorStream(true)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private void await(Path file) throws Exception {
    Process waiting =
        new ProcessBuilder(
                "sh", "-c", "until [ -e \"$1\" ]; do sleep 0.2; done", "sh", file.toString())
            .start();
    boolean there = waiting.waitFor(60, TimeUnit.SECONDS);
    waiting.destroy();
    assertTrue(there, () -> "no " + file + "\n" + logs());
  }

  private String logs() {
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
