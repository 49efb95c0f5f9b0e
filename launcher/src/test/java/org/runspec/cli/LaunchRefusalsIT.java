package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a job from being launched is told in plain words, and nothing is lost. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and ulimit")
class LaunchRefusalsIT {
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
  void whatIsWrongIsToldBeforeAnythingIsMade() throws Exception {
    LaunchingProject.Said target = project.type("specs/x.yaml", "--on", "mars");
    assertEquals(2, target.code(), target.text());
    assertTrue(target.text().contains("there is no target mars"), target.text());
    assertTrue(target.text().contains("the configuration has local"), target.text());

    project.spec(LaunchingProject.SPEC.replace("randint", "7"));
    LaunchingProject.Said same =
        project.type("specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=2");
    assertEquals(2, same.code(), same.text());
    assertTrue(same.text().contains("--yes"), same.text());

    for (String few : List.of("0", "-1")) {
      LaunchingProject.Said none =
          project.type("specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=" + few);
      assertEquals(2, none.code(), none.text());
      assertTrue(none.text().contains("total_runs"), none.text());
    }
    LaunchingProject.Said many =
        project.type(
            "plan", "specs/x.yaml", "--on", "local", "--set", "job_launcher.total_runs=2000000");
    assertEquals(2, many.code(), many.text());
    assertTrue(many.text().contains("1,000,000"), many.text());
    LaunchingProject.Said both = project.type("specs/x.yaml", "--on", "local", "--local");
    assertEquals(2, both.code(), both.text());

    assertFalse(Files.exists(project.store()));
    assertFalse(Files.exists(folder.resolve("user")));
  }

  @Test
  void aStoreThatCannotBeUsedMayWorkLater() throws Exception {
    Files.writeString(project.project.resolve("file"), "");
    project.configuration(
        LaunchingProject.NO_NODES
            + "external-services: {files: {type: storage, path: file/store}}\n");
    LaunchingProject.Said said = project.type("specs/x.yaml", "--on", "local");
    assertEquals(75, said.code(), said.text());
    assertTrue(said.text().contains("Not a directory"), said.text());
    assertFalse(said.text().contains("\tat "), said.text());

    project.configuration(
        LaunchingProject.NO_NODES
            + "external-services: {db: {type: mongo, mongo-connection-string: {env: URL}}}\n"
            + "xt-services: {mongo: db}\n");
    project.variables.put(
        "URL", "mongodb://me:hunter2@127.0.0.1:9/runspec?serverSelectionTimeoutMS=500");
    LaunchingProject.Said database = project.type("specs/x.yaml", "--on", "local");
    assertEquals(75, database.code(), database.text());
    assertFalse(database.text().contains("hunter2"), database.text());
  }

  /** A file system that is full refuses to let files grow; here files of more than 4 MB. */
  @Test
  void aFullDiskLosesNothing() throws Exception {
    project.configuration(LaunchingProject.NO_NODES);
    List<String> limited =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh"));
    limited.addAll(LaunchedProgram.jar("specs/x.yaml", "--on", "local"));

    LaunchingProject.Said full = project.run(limited);
    LaunchingProject.Said again = project.type("specs/x.yaml", "--on", "local");

    assertEquals(75, full.code(), full.text());
    assertTrue(full.text().contains("goes on where this one ended"), full.text());
    assertEquals(0, again.code(), again.text());
    assertTrue(again.text().contains("job1, "), again.text());
  }

  @Test
  void aStoreThatMayNotBeWrittenSaysWhere() throws Exception {
    project.configuration(
        LaunchingProject.NO_NODES
            + "external-services: {files: {type: storage, path: /sys/runspec-store}}\n");

    LaunchingProject.Said said = project.type("specs/x.yaml", "--on", "local");

    assertEquals(75, said.code(), said.text());
    assertTrue(said.text().contains("/sys/runspec-store"), said.text());
    assertTrue(said.text().contains("Try: the right to write there"), said.text());
    assertFalse(said.text().contains("\tat "), said.text());
  }

  @Test
  void resultsThatCannotBeWrittenSayWhere() throws Exception {
    for (String place : List.of("/sys/results", "/proc/results")) {
      project.spec(LaunchingProject.SPEC.replace("../results/x", place));
      LaunchingProject.Said said = project.type("specs/x.yaml");
      assertEquals(75, said.code(), said.text());
      assertTrue(said.text().contains("Could not write to " + place), said.text());
    }
    project.spec(LaunchingProject.SPEC.replace("../results/x", "/dev/null/x"));
    LaunchingProject.Said file = project.type("specs/x.yaml");
    assertEquals(2, file.code(), file.text());
    assertTrue(file.text().contains("/dev/null is not a folder"), file.text());
  }

  @Test
  void twoLaunchersAtOnceLaunchTwoJobs() throws Exception {
    project.configuration(LaunchingProject.NO_NODES);
    List<Process> launchers = new ArrayList<>();
    for (String said : List.of("said1", "said2")) {
      launchers.add(project.start(LaunchedProgram.jar("specs/x.yaml", "--on", "local"), said));
    }
    Set<String> jobs = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      assertTrue(launchers.get(i).waitFor(60, TimeUnit.SECONDS), "it goes on");
      String text = Files.readString(folder.resolve("said" + (i + 1)));
      assertEquals(0, launchers.get(i).exitValue(), text);
      jobs.add(
          text.replaceFirst(
              "(?s).*\n(job[12]), target: local.*/(run[12]), job submitted.*", "$1 $2"));
    }

    assertEquals(2, jobs.size(), jobs.toString());
    assertTrue(jobs.stream().allMatch(job -> job.matches("job[12] run[12]")), jobs.toString());
  }
}
