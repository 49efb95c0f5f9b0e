package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.batchservice.ServiceUse.job;
import static org.runspec.batchservice.ServiceUse.pool;
import static org.runspec.batchservice.ServiceUse.refused;
import static org.runspec.batchservice.ServiceUse.task;
import static org.runspec.batchservice.ServiceUse.tasks;

import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ErrorCategory;
import com.microsoft.azure.batch.protocol.models.NodeFile;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import com.microsoft.azure.batch.protocol.models.TaskAddCollectionResult;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import com.microsoft.azure.batch.protocol.models.TaskExecutionResult;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tasks as Azure's own client sees them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "tasks are started by sh")
class TasksIT {
  private ServiceUse use;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    use = new ServiceUse(folder);
    use.client().jobOperations().createJob(job("job7", pool(1)));
  }

  @AfterEach
  void end() throws Exception {
    use.end();
    assertEquals(List.of(), use.troubles);
  }

  private void add(TaskAddParameter task) throws Exception {
    use.client().taskOperations().createTask("job7", task);
  }

  @Test
  void aTaskRunsOnANodeOfTheJobsOwnPool() throws Exception {
    add(task("node0", "echo begun; echo oh >&2; until [ -e go ]; do sleep 0.05; done"));

    use.untilRunning("job7", "node0", "begun");
    CloudTask running = use.client().taskOperations().getTask("job7", "node0");
    assertTrue(running.nodeInfo().poolId().startsWith("runspec"));
    assertEquals(use.poolOf("job7"), running.nodeInfo().poolId());
    assertEquals("begun\n", use.read("job7", "node0", "stdout.txt"));
    assertEquals("oh\n", use.read("job7", "node0", "stderr.txt"));

    Files.createFile(use.taskFolder("job7", "node0").resolve("wd/go"));
    CloudTask task = use.untilCompleted("job7", "node0");
    assertEquals(0, task.executionInfo().exitCode());
    assertEquals(TaskExecutionResult.SUCCESS, task.executionInfo().result());
    assertNull(task.executionInfo().failureInfo());
    assertEquals(TaskState.RUNNING, task.previousState());
  }

  @Test
  void aTaskKnowsWhereItIsAndNothingOfWhoRunsTheService() throws Exception {
    add(
        new TaskAddParameter()
            .withId("node0")
            .withCommandLine("env")
            .withEnvironmentSettings(
                List.of(new EnvironmentSetting().withName("SAS").withValue("a=b c&d'e\"f"))));

    use.untilCompleted("job7", "node0");
    List<String> lines = use.read("job7", "node0", "stdout.txt").lines().toList();

    assertTrue(lines.contains("SAS=a=b c&d'e\"f"), lines::toString);
    assertTrue(lines.contains("AZ_BATCH_ACCOUNT_NAME=localbatch"));
    assertTrue(lines.contains("AZ_BATCH_JOB_ID=job7"));
    assertTrue(lines.contains("AZ_BATCH_TASK_ID=node0"));
    assertTrue(lines.contains("AZ_BATCH_POOL_ID=" + use.poolOf("job7")));
    assertTrue(lines.contains("AZ_BATCH_NODE_ID=" + use.nodes("job7").get(0).id()));
    assertTrue(lines.contains("AZ_BATCH_NODE_IS_DEDICATED=false"));
    Path task = use.taskFolder("job7", "node0");
    assertTrue(lines.contains("AZ_BATCH_TASK_DIR=" + task));
    assertTrue(lines.contains("AZ_BATCH_TASK_WORKING_DIR=" + task.resolve("wd")));
    assertTrue(lines.contains("PWD=" + task.resolve("wd")));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("AZ_BATCH_NODE_SHARED_DIR=")));
    assertFalse(lines.contains("HOME=" + System.getenv("HOME")));
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("JAVA_HOME=")));
  }

  @Test
  void filesAreBroughtBeforeTheCommandStarts() throws Exception {
    HttpServer files =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    files.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int status = path.equals("/there") ? 200 : path.equals("/secret") ? 403 : 404;
            byte[] body = "echo found\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    files.start();
    try {
      String url = "http://127.0.0.1:" + files.getAddress().getPort();
      add(withFile("found", url + "/there?sig=hush", "bin/say"));
      add(withFile("missing", url + "/gone?sig=hush", "say"));
      add(withFile("refused", url + "/secret?sig=hush", "say"));
      add(withFile("outside", url + "/there", "../../say"));

      use.untilCompleted("job7", "found");
      assertEquals("found\n", use.read("job7", "found", "stdout.txt"));
      assertTrue(Files.isExecutable(use.taskFolder("job7", "found").resolve("wd/bin/say")));
      assertFailure("missing", "BlobNotFound");
      assertFailure("refused", "BlobAccessDenied");
      assertFailure("outside", "ResourceFileCreateFailed");
    } finally {
      files.stop(0);
    }
  }

  private static TaskAddParameter withFile(String id, String url, String path) {
    return new TaskAddParameter()
        .withId(id)
        .withCommandLine("sh bin/say")
        .withResourceFiles(
            List.of(new ResourceFile().withHttpUrl(url).withFilePath(path).withFileMode("0755")));
  }

  private void assertFailure(String id, String code) throws Exception {
    CloudTask task = use.untilCompleted("job7", id);
    assertEquals(code, task.executionInfo().failureInfo().code());
    assertEquals(ErrorCategory.USER_ERROR, task.executionInfo().failureInfo().category());
    assertEquals(TaskExecutionResult.FAILURE, task.executionInfo().result());
    assertNull(task.executionInfo().exitCode());
    boolean told =
        task.executionInfo().failureInfo().details().stream()
            .anyMatch(detail -> detail.value().contains("hush"));
    assertFalse(told, "a signature is nobody's business");
  }

  @Test
  void aCommandThatIsNoProgramIsNotStarted() throws Exception {
    add(new TaskAddParameter().withId("typo").withCommandLine("pyhton train.py"));

    assertFailure("typo", "CommandProgramNotFound");
  }

  @Test
  void aFailureIsTriedAgainAsOftenAsWanted() throws Exception {
    add(
        task("twice", "echo x >> tries; test $(wc -l < tries) = 3")
            .withConstraints(new TaskConstraints().withMaxTaskRetryCount(2)));
    add(task("never", "exit 3").withConstraints(new TaskConstraints().withMaxTaskRetryCount(1)));

    CloudTask twice = use.untilCompleted("job7", "twice");
    assertEquals(0, twice.executionInfo().exitCode());
    assertEquals(2, twice.executionInfo().retryCount());
    CloudTask never = use.untilCompleted("job7", "never");
    assertEquals(3, never.executionInfo().exitCode());
    assertEquals(1, never.executionInfo().retryCount());
    assertEquals("FailureExitCode", never.executionInfo().failureInfo().code());
  }

  @Test
  void aTaskHasItsTimeAndNoMore() throws Exception {
    add(
        task("slow", "sleep 600 & sleep 600")
            .withConstraints(new TaskConstraints().withMaxWallClockTime(Period.seconds(1))));

    assertFailure("slow", "TaskEnded");
    use.untilNoProcess("job7", "slow");
  }

  @Test
  void aTerminatedTaskTakesAllOfItsProcessesWithIt() throws Exception {
    add(task("node0", "setsid sleep 600 & sleep 600 & echo begun; wait"));
    use.untilRunning("job7", "node0", "begun");
    assertTrue(use.processes("job7", "node0") > 2);

    use.client().taskOperations().terminateTask("job7", "node0");

    assertFailure("node0", "TaskEnded");
    use.untilNoProcess("job7", "node0");
    assertEquals(
        "TaskCompleted",
        refused(() -> use.client().taskOperations().terminateTask("job7", "node0")).code());

    use.client().taskOperations().reactivateTask("job7", "node0");
    use.untilRunning("job7", "node0", "begun");
  }

  @Test
  void tasksAreAddedTogetherAndEachIsToldItsOwnFate() throws Exception {
    add(task("node1", "true"));

    TaskAddCollectionResult result =
        use.client().protocolLayer().tasks().addCollection("job7", tasks(3, "true"));

    List<TaskAddResult> fates = result.value();
    assertEquals(
        List.of("node0", "node1", "node2"), fates.stream().map(TaskAddResult::taskId).toList());
    assertEquals(TaskAddStatus.SUCCESS, fates.get(0).status());
    assertEquals(TaskAddStatus.CLIENT_ERROR, fates.get(1).status());
    assertEquals("TaskExists", fates.get(1).error().code());
    assertTrue(fates.get(2).location().endsWith("/jobs/job7/tasks/node2"));
    assertEquals(
        "InvalidPropertyValue",
        refused(
                () ->
                    use.client().protocolLayer().tasks().addCollection("job7", tasks(101, "true")))
            .code());
    assertEquals("TaskExists", refused(() -> add(task("NODE1", "true"))).code());
    assertEquals("InvalidPropertyValue", refused(() -> add(task("a b", "true"))).code());
  }

  @Test
  void tasksAreListedAsWanted() throws Exception {
    use.client().protocolLayer().tasks().addCollection("job7", tasks(5, "exit 1"));
    for (int i = 0; i < 5; i++) {
      use.untilCompleted("job7", "node" + i);
    }
    add(task("waits", "until [ -e go ]; do sleep 0.05; done"));

    DetailLevel completed =
        new DetailLevel.Builder()
            .withFilterClause("state eq 'completed' and executionInfo/exitCode ne 0")
            .withSelectClause("id,executionInfo")
            .build();
    List<CloudTask> tasks = use.client().taskOperations().listTasks("job7", completed);

    assertEquals(
        List.of("node0", "node1", "node2", "node3", "node4"),
        tasks.stream().map(CloudTask::id).toList());
    assertNull(tasks.get(0).commandLine());
    assertEquals(1, tasks.get(0).executionInfo().exitCode());
    var counts = use.client().jobOperations().getTaskCounts("job7");
    assertEquals(5, counts.failed());
    assertEquals(1, counts.active() + counts.running());
    assertEquals(6, use.listedInPagesOf(2, "job7").size());
    DetailLevel nonsense = new DetailLevel.Builder().withFilterClause("state is done").build();
    assertEquals(
        "InvalidQueryParameterValue",
        refused(() -> use.client().taskOperations().listTasks("job7", nonsense)).code());
  }

  @Test
  void outputIsReadInParts() throws Exception {
    add(task("node0", "printf 0123456789; mkdir out; echo x > out/model"));
    use.untilCompleted("job7", "node0");
    var files = use.client().fileOperations();

    assertEquals(
        10, files.getFilePropertiesFromTask("job7", "node0", "stdout.txt").contentLength());
    assertEquals("456789", use.part("job7", "node0", "stdout.txt", "bytes=4-"));
    assertEquals("45", use.part("job7", "node0", "stdout.txt", "bytes=4-5"));
    assertEquals(
        "InvalidRange", refused(() -> use.part("job7", "node0", "stdout.txt", "bytes=10-")).code());
    assertEquals(
        List.of("stderr.txt", "stdout.txt", "wd"),
        files.listFilesFromTask("job7", "node0", false, null).stream()
            .map(NodeFile::name)
            .toList());
    assertTrue(
        files.listFilesFromTask("job7", "node0", true, null).stream()
            .anyMatch(file -> file.name().equals("wd/out/model")));
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    files.getFileFromTask("job7", "node0", "wd/out/model", model);
    assertEquals("x\n", model.toString(StandardCharsets.UTF_8));
    assertEquals(
        "FileNotFound",
        refused(() -> files.getFileFromTask("job7", "node0", "wd/no", model)).code());
    assertEquals(
        "FileNotFound",
        refused(() -> files.getFileFromTask("job7", "node0", "../../../no", model)).code());
  }

  @Test
  void whatIsNotThereIsTold() throws Exception {
    var tasks = use.client().taskOperations();

    assertEquals("TaskNotFound", refused(() -> tasks.getTask("job7", "node0")).code());
    assertEquals("JobNotFound", refused(() -> tasks.getTask("job8", "node0")).code());
    assertEquals("JobNotFound", refused(() -> tasks.createTask("job8", task("a", "true"))).code());
  }
}
