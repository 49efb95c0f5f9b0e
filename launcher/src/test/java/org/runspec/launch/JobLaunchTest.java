package org.runspec.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.plan.NodeScript;

/** What a launch leaves behind, whoever else launches or launched before. */
class JobLaunchTest {
  @TempDir Path folder;
  private Launches launches;

  @BeforeEach
  void plan() throws IOException {
    launches = Launches.ofSevenRuns(folder);
  }

  @Test
  void whatItLeavesIsTheJob() throws IOException {
    JobRecord job = launches.launch();

    assertEquals("job1", job.job().toString());
    assertEquals("run1", job.shape().parentOf(0).toString());
    assertEquals(
        "capture_before - created run1 created run2 created run3"
            + " submitted - queued run1 queued run2 queued run3",
        launches.journal(job.job()));
    MultiRun multiRun =
        RecordFormat.read(
            Files.readAllBytes(launches.store().resolve("jobs/job1/mrc.json")), MultiRun.class);
    assertEquals(job.job(), multiRun.job());
    assertEquals(job.shape(), multiRun.shape());
    assertEquals(job.secretDigest(), multiRun.secretDigest());
    assertEquals(64, job.secretDigest().length());
    assertEquals(
        Map.of("launched_job_spec.yaml", "jobs/job1/launched_job_spec.yaml"), multiRun.generated());
    assertTrue(multiRun.search().seed() != 0);
    assertEquals(Set.of("0", "1", "2"), launches.started());
  }

  @Test
  void aSecondLaunchOfTheSamePlanIsAnotherJobThatKnowsTheFirst() throws IOException {
    JobRecord first = launches.launch();
    JobRecord second = launches.launch();

    assertEquals(Optional.empty(), first.predecessor());
    assertEquals(Optional.of(first.job()), second.predecessor());
    assertEquals("run4", second.shape().parentOf(0).toString());
    assertFalse(first.secretDigest().equals(second.secretDigest()));
  }

  @Test
  void launchesAtTheSameTimeAreJobsOfTheirOwn() {
    List<CompletableFuture<JobRecord>> together =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.supplyAsync(this::launchUnchecked))
            .toList();
    Set<String> names = new HashSet<>();
    Set<Integer> parents = new HashSet<>();
    for (CompletableFuture<JobRecord> launch : together) {
      JobRecord job = launch.join();
      names.add(job.submission() + job.job());
      parents.add(job.shape().firstParent());
    }

    assertEquals(6, names.size());
    assertEquals(6, parents.size());
  }

  private JobRecord launchUnchecked() {
    try {
      return launches.launch();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theDamagedRecordOfAnotherJobIsInNobodysWay() throws IOException {
    launches.launch();
    Files.writeString(launches.store().resolve("jobs/job1/job.json"), "{");

    assertEquals("job2", launches.launch().job().toString());
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs POSIX permissions")
  void secretsAreInTheUsersOwnFolderOnly() throws IOException {
    JobRecord job = launches.launch();
    Path own = launches.home().job(job.submission());

    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
    for (String name : List.of("secret", NodeScript.SECRETS_FILE, NodeScript.SETTING_FILE)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve(name))));
    }
    String secret = Files.readString(own.resolve("secret"));
    try (var files = Files.walk(launches.store())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("hunter2") || text.contains(secret), file.toString());
      }
    }
    Process shell =
        new ProcessBuilder("sh", "-c", ". ./secrets.sh; printf %s \"$TOKEN\"")
            .directory(own.toFile())
            .start();
    assertEquals(
        Launches.SECRET, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void tenThousandRunsTakeNoLonger() throws IOException {
    launchTenThousandRuns();
    long began = System.nanoTime();
    JobRecord job = launchTenThousandRuns();
    double seconds = (System.nanoTime() - began) / 1e9;

    assertEquals("run200.100", job.shape().nameOf(9999).toString());
    assertTrue(seconds < 2, seconds + " s");
  }

  private JobRecord launchTenThousandRuns() throws IOException {
    return new Launches(folder, Launches.plan(folder, "total_runs: 10000\ncompute_nodes: 100"))
        .launch();
  }
}
