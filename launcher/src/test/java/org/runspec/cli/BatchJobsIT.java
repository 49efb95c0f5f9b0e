package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.batchservice.LocalControl;
import org.runspec.storage.azure.Azurite;

/** Jobs on the local Batch service that a launch starts by itself, with real processes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid")
class BatchJobsIT {
  private static final String SHORT_LEASE = "compute-targets: {azb-local: {lease: 5}}\n";

  @TempDir Path folder;
  private LaunchingProject project;

  @BeforeEach
  void makeProject() throws Exception {
    project = new LaunchingProject(folder);
    project.configuration(SHORT_LEASE);
  }

  /** The service ends its nodes with it, which are processes of its own folder. */
  @AfterEach
  void endServiceAndNodes() throws Exception {
    for (int i = 0; i < 2; i++) {
      for (ProcessHandle process : ours()) {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
      }
    }
  }

  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  private String succeed(String... arguments) throws Exception {
    LaunchingProject.Said said = project.type(arguments);
    assertEquals(0, said.code(), said::text);
    return said.text();
  }

  private LocalControl control() throws IOException {
    String url = Files.readString(folder.resolve("user/batch-service/address")).strip();
    return new LocalControl(URI.create(url));
  }

  private void awaitEnd(String run) throws Exception {
    project.await(project.store().resolve("ws1/runs").resolve(run).resolve("end.json"));
  }

  @Test
  void aRunspecIsLaunchedAsOnAzure() throws Exception {
    String said =
        succeed(
            "specs/x.yaml",
            "--on",
            "azb-local",
            "--set",
            "job_launcher.total_runs=20",
            "--set",
            "job_launcher.compute_nodes=5",
            "--set",
            "job_launcher.runs_per_node=4");

    assertTrue(
        said.contains(
            "------- Runspec (specs/x.yaml) copied to launched_job_spec.yaml\n"
                + "job1, target: azb-local, creating parent runs: 5/5, uploading 2 code files"
                + " (zipped), ws1/run1, ws1/run2, ws1/run3, ws1/run4, ws1/run5, job submitted\n"
                + "------- Job launched."),
        said);
    succeed("monitor", "job1");
    String listed = succeed("list", "runs", "job1");
    assertTrue(listed.contains("job1: 20 completed"), listed);
    project.await(project.store().resolve("jobs/job1/outputs/node3.txt"));
    assertTrue(succeed("logs", "run4").contains("begins, node 3 of job1"));
  }

  @Test
  void runsOfWithdrawnNodesCompleteElsewhereExactlyOnce() throws Exception {
    succeed(
        "submit",
        "--target",
        "azb-local",
        "--runs",
        "10",
        "--nodes",
        "5",
        "--concurrent",
        "2",
        "--",
        "sh",
        "-c",
        "echo began >> '" + folder + "/began'; sleep 8; echo x >> '" + folder + "/'$XT_RUN_NAME");
    project.await(project.store().resolve("jobs/job1/claims/9.1"));
    control().preempt(2);

    succeed("monitor", "job1");

    String listed = succeed("list", "runs", "job1");
    assertTrue(listed.contains("job1: 10 completed"), listed);
    Map<String, Long> ends = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.getFileName().toString().startsWith("run")).toList()) {
        ends.put(file.getFileName().toString(), (long) Files.readAllLines(file).size());
      }
    }
    assertEquals(10, ends.size(), ends::toString);
    assertTrue(ends.values().stream().allMatch(lines -> lines == 1), ends::toString);
  }

  @Test
  void nodesThatWaitAreToldWithTheirReasonAndAreCancelledAtOnce() throws Exception {
    succeed("submit", "--target", "azb-local", "--", "true");
    awaitEnd("run1.1");
    control().faults("{\"lowPriorityCores\": 0}");
    succeed("submit", "--target", "azb-local", "--", "true");

    String status = succeed("status", "job2");
    assertTrue(status.contains("queued until other jobs finish: the account's quota"), status);
    assertTrue(succeed("cancel", "job2").contains("Cancelled run2.1."));

    control().faults("{\"lowPriorityCores\": 100}");
    succeed("resume", "job2");
    project.await(project.store().resolve("jobs/job2/claims/0.2"));
    project.await(project.store().resolve("jobs/job2/submissions/2.json"));
  }

  @Test
  void withAContainerNodesNeedNothingOfThisMachine() throws Exception {
    URI container = Azurite.shared().newContainer();
    String name = container.getPath().substring(container.getPath().lastIndexOf('/') + 1);
    project.configuration(
        """
        external-services:
          azure: {type: storage, provider: azure-blob-21, url: %s, container: %s}
        xt-services: {storage: azure, target: azb-local}
        """
            .formatted(container.resolve("."), name));

    succeed("submit", "--runs", "4", "--nodes", "2", "--wait", "--", "sh", "-c", "env");

    assertTrue(succeed("list", "runs", "job1").contains("job1: 4 completed"));
    String seen = succeed("logs", "run1.1");
    assertFalse(seen.contains("sig="), seen);
    assertFalse(Files.exists(project.store()));
    assertFalse(tellsSecrets(folder.resolve("user/jobs")));
    assertFalse(tellsSecrets(folder.resolve("user/batch-service/nodes")));
  }

  private static boolean tellsSecrets(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains("sig=")) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aKeyThatIsMissingOrWrongIsToldBeforeAJobHasItsNumber() throws Exception {
    succeed("submit", "--target", "azb-local", "--", "true");
    String url = Files.readString(folder.resolve("user/batch-service/address")).strip();
    project.configuration(
        "external-services: {azb: {type: batch, url: '"
            + url
            + "', account: localbatch, batch-key: {env: BATCH_KEY}}, blob: {type: storage,"
            + " provider: azure-blob-21, account: nobodyhere, storage-key: {env: STORAGE}}}\n"
            + "compute-targets: {cpu: {service: azb, storage: blob}, near: {service: azb}}\n");
    project.variables.put("STORAGE", "c3RvcmFnZQ==");

    LaunchingProject.Said blind = project.type("submit", "--target", "near", "--", "true");
    LaunchingProject.Said missing = project.type("submit", "--target", "cpu", "--", "true");
    project.variables.put("BATCH_KEY", "d3Jvbmc=");
    LaunchingProject.Said wrong = project.type("submit", "--target", "cpu", "--", "true");

    assertEquals(2, blind.code());
    assertTrue(
        blind.text().contains("virtual machines of near do not see the store"), blind.text());
    assertEquals(2, missing.code());
    assertTrue(
        missing.text().contains("{env: BATCH_KEY}: there is no such variable"), missing.text());
    assertEquals(2, wrong.code());
    assertTrue(wrong.text().contains("key in {env: BATCH_KEY} was refused"), wrong.text());
    assertFalse(wrong.text().contains("d3Jvbmc="), wrong.text());
  }
}
