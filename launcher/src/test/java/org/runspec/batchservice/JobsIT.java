package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.batchservice.ServiceUse.job;
import static org.runspec.batchservice.ServiceUse.pool;
import static org.runspec.batchservice.ServiceUse.refused;
import static org.runspec.batchservice.ServiceUse.task;
import static org.runspec.batchservice.ServiceUse.tasks;

import com.microsoft.azure.batch.protocol.implementation.JobsImpl;
import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import com.microsoft.azure.batch.protocol.models.JobConstraints;
import com.microsoft.azure.batch.protocol.models.JobGetOptions;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.JobTerminateOptions;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.joda.time.Period;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as Azure's own client sees them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "tasks are started by sh")
class JobsIT {
  private static final String WAITS = "echo begun; exec sleep 600";

  private ServiceUse use;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    use = new ServiceUse(folder);
  }

  @AfterEach
  void end() throws Exception {
    use.end();
    assertEquals(List.of(), use.troubles);
  }

  private CloudJob get(String job) throws Exception {
    return use.client().jobOperations().getJob(job);
  }

  private void untilCompleted(String job) throws Exception {
    use.until(job + " is completed", () -> get(job).state() == JobState.COMPLETED);
  }

  @Test
  void aJobEndsWithItsTasksAndItsPoolWithIt() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(2)));
    String pool = use.poolOf("job7");
    use.client().protocolLayer().tasks().addCollection("job7", tasks(4, "true"));
    for (int i = 0; i < 4; i++) {
      use.untilCompleted("job7", "node" + i);
    }
    assertEquals(JobState.ACTIVE, get("job7").state(), "nobody said that there will be no more");

    use.client().jobOperations().patchJob("job7", OnAllTasksComplete.TERMINATE_JOB);

    untilCompleted("job7");
    assertEquals("AllTasksComplete", get("job7").executionInfo().terminateReason());
    use.until("the pool is gone", () -> !use.client().poolOperations().existsPool(pool));
    assertEquals("PoolNotFound", refused(() -> use.client().poolOperations().getPool(pool)).code());
    assertEquals(
        "TaskFilesUnavailable",
        refused(() -> use.part("job7", "node0", "stdout.txt", "bytes=0-")).code());
    assertEquals(
        "JobCompleted",
        refused(() -> use.client().taskOperations().createTask("job7", task("late", "true")))
            .code());
  }

  @Test
  void aPoolThatIsKeptOutlivesItsJob() throws Exception {
    var job = job("job7", pool(1));
    job.poolInfo().autoPoolSpecification().withKeepAlive(true);
    use.client().jobOperations().createJob(job);
    String pool = use.poolOf("job7");

    use.client().jobOperations().terminateJob("job7", "done");
    untilCompleted("job7");
    use.client().jobOperations().deleteJob("job7");
    use.until("the job is gone", () -> use.client().jobOperations().listJobs().isEmpty());

    assertTrue(use.client().poolOperations().existsPool(pool));
  }

  @Test
  void aTerminatedJobTakesItsProcessesWithItAndLeavesWhatWaits() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));
    use.client().protocolLayer().tasks().addCollection("job7", tasks(2, WAITS));
    use.untilRunning("job7", "node0", "begun");
    Path folder = use.taskFolder("job7", "node0");

    use.client().jobOperations().terminateJob("job7", "cancelled by ada");

    untilCompleted("job7");
    assertEquals("cancelled by ada", get("job7").executionInfo().terminateReason());
    assertEquals(TaskState.COMPLETED, use.state("job7", "node0"));
    assertEquals(TaskState.ACTIVE, use.state("job7", "node1"));
    use.until("the node's folder is gone", () -> !folder.toFile().exists());
    assertEquals(
        "JobCompleted",
        refused(() -> use.client().jobOperations().terminateJob("job7", "again")).code());
  }

  @Test
  void aDeletedJobIsGoneAndItsNameIsFree() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));
    use.client().taskOperations().createTask("job7", task("node0", WAITS));
    use.untilRunning("job7", "node0", "begun");

    use.client().jobOperations().deleteJob("job7");

    use.until("it is gone", () -> use.client().jobOperations().listJobs().isEmpty());
    assertEquals("JobNotFound", refused(() -> get("job7")).code());
    assertEquals(
        "JobNotFound", refused(() -> use.client().jobOperations().deleteJob("job7")).code());
    use.client().jobOperations().createJob(job("job7", pool(1)));
  }

  @Test
  void ofADisabledJobNothingRuns() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));
    use.client().taskOperations().createTask("job7", task("node0", WAITS));
    use.untilRunning("job7", "node0", "begun");

    use.client().jobOperations().disableJob("job7", DisableJobOption.REQUEUE);
    use.until("it is disabled", () -> get("job7").state() == JobState.DISABLED);
    assertEquals(TaskState.ACTIVE, use.state("job7", "node0"));
    assertEquals(
        1, use.client().taskOperations().getTask("job7", "node0").executionInfo().requeueCount());

    use.client().jobOperations().enableJob("job7");
    use.untilRunning("job7", "node0", "begun");
  }

  @Test
  void aJobHasItsTimeAndNoMore() throws Exception {
    var job = job("job7", pool(1));
    job.withConstraints(new JobConstraints().withMaxWallClockTime(Period.seconds(1)));
    use.client().jobOperations().createJob(job);
    use.client().taskOperations().createTask("job7", task("node0", WAITS));

    untilCompleted("job7");

    assertEquals("MaxWallClockTimeExpiry", get("job7").executionInfo().terminateReason());
  }

  @Test
  void aNameIsGivenOnce() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));

    BatchError error = refused(() -> use.client().jobOperations().createJob(job("JOB7", pool(1))));

    assertEquals("JobExists", error.code());
    assertEquals("The specified job already exists.", error.message().value());
    assertEquals(1, use.client().poolOperations().listPools().size());
  }

  @Test
  void aPoolThatCannotBeIsRefusedWithItsJob() throws Exception {
    PoolSpecification image = pool(1);
    image.virtualMachineConfiguration().imageReference().withSku("99_04-lts");
    PoolSpecification agent = pool(1);
    agent.virtualMachineConfiguration().withNodeAgentSKUId("batch.node.ubuntu 18.04");

    assertProperty("imageReference", image);
    assertProperty("nodeAgentSKUId", agent);
    assertProperty("vmSize", pool(1).withVmSize("huge"));
    assertEquals(List.of(), use.client().jobOperations().listJobs());
  }

  private void assertProperty(String name, PoolSpecification pool) throws Exception {
    BatchError error = refused(() -> use.client().jobOperations().createJob(job("job7", pool)));
    assertEquals("InvalidPropertyValue", error.code());
    assertEquals("PropertyName", error.values().get(0).key());
    assertEquals(name, error.values().get(0).value());
  }

  @Test
  void quotasOfJobsAndPoolsAreTold() throws Exception {
    use.control().faults("{\"activeJobs\": 2, \"pools\": 1}");
    use.client().jobOperations().createJob(job("job1", pool(1)));

    use.client().jobOperations().createJob(job("job2", pool(1)));
    assertEquals(JobState.COMPLETED, get("job2").state());
    assertEquals(
        "AutoPoolCreationFailedWithQuotaReached",
        get("job2").executionInfo().schedulingError().code());
    use.control().faults("{\"activeJobs\": 1}");
    assertEquals(
        "ActiveJobAndScheduleQuotaReached",
        refused(() -> use.client().jobOperations().createJob(job("job3", pool(1)))).code());
  }

  @Test
  void aChangeMayDependOnWhatIsThere() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(1)));
    String tag = get("job7").eTag();
    use.client().jobOperations().patchJob("job7", OnAllTasksComplete.TERMINATE_JOB);

    JobTerminateOptions ifUnchanged = new JobTerminateOptions().withIfMatch(tag);

    assertEquals(
        "ConditionNotMet",
        refused(() -> use.client().protocolLayer().jobs().terminate("job7", "done", ifUnchanged))
            .code());
  }

  @Test
  void eachAnswerSaysWhichCallItAnswers() throws Exception {
    UUID id = UUID.randomUUID();
    use.client().jobOperations().createJob(job("job7", pool(1)));

    var answer =
        ((JobsImpl) use.client().protocolLayer().jobs())
            .getWithServiceResponseAsync(
                "job7", new JobGetOptions().withClientRequestId(id).withReturnClientRequestId(true))
            .toBlocking()
            .single();

    assertEquals(id, answer.headers().clientRequestId());
    assertNotNull(answer.headers().requestId());
    assertEquals(answer.body().eTag(), answer.headers().eTag());
  }
}
