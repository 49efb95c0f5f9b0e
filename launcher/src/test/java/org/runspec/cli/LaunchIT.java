package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Launching from the command line, with real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and ulimit")
class LaunchIT {
  @TempDir Path folder;
  private LaunchingProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
  }

  @AfterEach
  void endNodes() throws Exception {
    project.endNodes();
  }

  @Test
  void aJobRunsAfterItsLauncherAndItsTerminalAreGone() throws Exception {
    LaunchingProject.Said said =
        project.type(
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
      project.await(project.store().resolve("ws1/runs").resolve(run).resolve("end.json"));
    }
    String end = Files.readString(project.store().resolve("ws1/runs/run1.2/end.json"));
    assertTrue(end.contains("\"completed\""), end + project.logs());
    assertEquals("it's why", project.job(1).description());
  }

  @Test
  void aRunIsRepeatedFromItsJobsRunspecWhereItsOwnIsGoneOrItsValuesAreToChange() throws Exception {
    project.spec(
        """
        component: root/Root_Component
        experiment_path: ../results/x
        job_launcher: {component: job_launchers/XT, enabled: 1, hp_tuning: random, total_runs: 2}
        hyperparameters:
          - name: &lr
              tuning_distribution: $uniform(0, 1)
              tuned_value: 0.5
        processing_stages:
          - processing_stage:
              component: processors/Command_Proc
              command: [echo]
              args: {lr: *lr, seed: randint}
        """);
    assertEquals(0, project.type("specs/x.yaml").code());
    Path runs = project.store().resolve("ws1/runs");
    project.await(runs.resolve("run1.2/end.json"));
    String first = printed(runs.resolve("run1.2"));

    assertEquals(0, project.type("rerun", "run1.2", "--set", "hyperparameters.lr=7").code());
    try (Stream<Path> files = Files.walk(runs.resolve("run1.2/a1/mirrored"))) {
      for (Path file : files.filter(each -> each.endsWith("repro_spec.yaml")).toList()) {
        Files.delete(file);
      }
    }
    assertEquals(0, project.type("rerun", "run1.2").code());

    project.await(runs.resolve("run2.1/end.json"));
    project.await(runs.resolve("run3.1/end.json"));
    assertEquals(first, printed(runs.resolve("run3.1")));
    assertEquals(first.replaceFirst("--lr=\\S+", "--lr=7"), printed(runs.resolve("run2.1")));
  }

  /** What the command of the only stage printed. */
  private static String printed(Path run) throws IOException {
    return Files.readString(run.resolve("a1/output.txt"))
        .lines()
        .filter(line -> line.contains("--lr="))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  @Test
  void aPlanMakesNothing() throws Exception {
    LaunchingProject.Said plan =
        project.type("plan", "specs/x.yaml", "--on", "local", "--format", "json");
    LaunchingProject.Said again =
        project.type("plan", "specs/x.yaml", "--on", "local", "--format", "json");
    LaunchingProject.Said dry = project.type("specs/x.yaml", "--on", "local", "--dry-run");

    assertEquals(0, plan.code(), plan.text());
    assertEquals(plan.text(), again.text());
    assertTrue(dry.text().contains("--- launched_job_spec.yaml"), dry.text());
    assertFalse(Files.exists(project.project.resolve(".runspec/store")));
    assertFalse(Files.exists(folder.resolve("user")));
  }

  @Test
  void aRunThatTellsItsNodeToLeaveHurtsNoNeighbour() throws Exception {
    String command =
        "[ $RUNSPEC_ATTEMPT = 2 ] && exit 0;"
            + " case $XT_RUN_NAME in *.1) sleep 1; kill -TERM $PPID ;; esac; sleep 100";

    project.type(
        "submit",
        "--target",
        "local",
        "--runs",
        "2",
        "--concurrent",
        "2",
        "--",
        "sh",
        "-c",
        command);

    for (String run : List.of("run1.1", "run1.2")) {
      Path end = project.store().resolve("ws1/runs").resolve(run).resolve("end.1.json");
      project.await(end);
      assertTrue(Files.readString(end).contains("\"completed\""), project.logs());
    }
  }

  @Test
  void insideOfARunNothingIsLaunched() throws Exception {
    project.variables.put("XT_RUN_NAME", "run1.1");
    project.spec(
        LaunchingProject.SPEC
            + "job_launcher: {component: job_launchers/XT, enabled: 1, compute_target: mars}\n");

    LaunchingProject.Said said = project.type("specs/x.yaml");

    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("All processing stages completed."), said.text());
  }

  @Test
  void aLauncherThatIsKilledAnywhereIsFinishedByTheNextOne() throws Exception {
    project.configuration(LaunchingProject.NO_NODES);
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
      killAsSoonAs(moment, project.start(LaunchedProgram.jar(command)));
    }

    LaunchingProject.Said last = project.type(command);

    assertEquals(0, last.code(), last.text());
    List<Path> launches = children(folder.resolve("user/jobs"));
    List<Path> jobs = children(project.store().resolve("jobs"));
    assertTrue(launches.stream().allMatch(launch -> Files.exists(launch.resolve("launched"))));
    // one more if the last to be killed was through already; numbers taken in vain stay unused
    assertTrue(launches.size() <= 2, last.text());
    assertEquals(launches.size(), jobs.size());
    for (Path job : jobs) {
      assertEquals(6, Files.readAllLines(job.resolve("job.log")).size());
      assertTrue(Files.exists(job.resolve("submissions/1.json")));
    }
  }

  @Test
  void aLaunchThatWasBrokenOffAndIsNotWantedIsCancelled() throws Exception {
    project.configuration(LaunchingProject.NO_NODES);
    killAsSoonAs(
        ".runspec/store/jobs/job1/job.json",
        project.start(LaunchedProgram.jar("specs/x.yaml", "--on", "local")));

    LaunchingProject.Said resume = project.type("resume", "job1");
    LaunchingProject.Said cancel = project.type("cancel", "job1");

    assertEquals(2, resume.code(), resume.text());
    assertTrue(resume.text().contains("broken off before it had nodes"), resume.text());
    assertEquals(0, cancel.code(), cancel.text());
    assertTrue(cancel.text().contains("Cancelled run1.1."), cancel.text());
  }

  /** Node and its parent process both: nobody is left to hear the request. */
  @Test
  void whatAKilledNodeLeftRunningEndsWhenTheJobIsCancelled() throws Exception {
    project.spec(
        LaunchingProject.SPEC
            .replace("sh, -c, '", "sh, -c, 'echo $$ > \"$HERE\"; sleep 99; ")
            .replace("randint}", "randint, HERE: \"" + folder.resolve("here") + "\"}"));
    assertEquals(0, project.type("specs/x.yaml", "--on", "local").code());
    project.await(folder.resolve("here"));
    long run = Long.parseLong(Files.readString(folder.resolve("here")).strip());
    killNode();
    assertTrue(ProcessHandle.of(run).isPresent());

    LaunchingProject.Said cancel = project.type("cancel", "job1");

    assertEquals(0, cancel.code(), cancel.text() + project.logs());
    ProcessHandle.of(run).ifPresent(left -> left.onExit().orTimeout(40, TimeUnit.SECONDS).join());
    LaunchingProject.Said resume = project.type("resume", "job1");
    assertEquals(0, resume.code(), resume.text());
    project.await(project.store().resolve("ws1/runs/run1.1/a3/run.log"));
    assertEquals(0, project.type("cancel", "job1").code());
  }

  private static List<Path> children(Path parent) throws IOException {
    try (Stream<Path> found = Files.list(parent)) {
      return found.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    }
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
        .directory(project.project.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    launcher.waitFor();
  }
}
