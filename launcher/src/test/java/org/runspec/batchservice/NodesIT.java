package org.runspec.batchservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.runspec.batchservice.ServiceUse.job;
import static org.runspec.batchservice.ServiceUse.pool;
import static org.runspec.batchservice.ServiceUse.refused;
import static org.runspec.batchservice.ServiceUse.task;
import static org.runspec.batchservice.ServiceUse.tasks;

import com.microsoft.azure.batch.protocol.models.AllocationState;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeRebootOption;
import com.microsoft.azure.batch.protocol.models.ComputeNodeState;
import com.microsoft.azure.batch.protocol.models.PoolAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.StartTask;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pools and their nodes as Azure's own client sees them, in good times and in bad ones. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "tasks are started by sh")
class NodesIT {
  private static final String WAITS = "echo begun; setsid sleep 600 & wait";

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

  private CloudPool poolOf(String job) throws Exception {
    return use.client().poolOperations().getPool(use.poolOf(job));
  }

  private void untilSteady(String job) throws Exception {
    use.until("the pool is steady", () -> poolOf(job).allocationState() == AllocationState.STEADY);
  }

  private void untilNodes(String job, ComputeNodeState state, int number) throws Exception {
    use.until(
        number + " nodes are " + state,
        () -> use.nodes(job).stream().filter(node -> node.state() == state).count() == number);
  }

  @Test
  void tasksAreSpreadOverTheNodes() throws Exception {
    use.client().jobOperations().createJob(job("job7", pool(3).withTaskSlotsPerNode(2)));
    untilNodes("job7", ComputeNodeState.IDLE, 3);
    use.client().protocolLayer().tasks().addCollection("job7", tasks(3, WAITS));
    for (int i = 0; i < 3; i++) {
      use.untilRunning("job7", "node" + i, "begun");
    }

    Set<String> nodes =
        use.client().taskOperations().listTasks("job7").stream()
            .map(task -> task.nodeInfo().nodeId())
            .collect(Collectors.toSet());
    assertEquals(3, nodes.size());
    untilNodes("job7", ComputeNodeState.RUNNING, 3);
    assertEquals(1, use.nodes("job7").get(0).runningTasksCount());
    assertEquals(3, poolOf("job7").currentLowPriorityNodes());
    assertEquals(
        3, use.client().accountOperations().listPoolNodeCounts().get(0).lowPriority().running());
  }

  @Test
  void aPreemptedNodesTaskRunsAgainElsewhere() throws Exception {
    use.control().faults("{\"returnSeconds\": -1}");
    use.client().jobOperations().createJob(job("job7", pool(2)));
    use.client().taskOperations().createTask("job7", task("node0", WAITS));
    use.untilRunning("job7", "node0", "begun");
    CloudTask before = use.client().taskOperations().getTask("job7", "node0");
    assertTrue(use.processes("job7", "node0") > 1);

    use.control().preempt(1);

    use.until(
        "the task is elsewhere",
        () -> {
          CloudTask now = use.client().taskOperations().getTask("job7", "node0");
          return now.state() == TaskState.RUNNING
              && !now.nodeInfo().nodeId().equals(before.nodeInfo().nodeId());
        });
    CloudTask after = use.client().taskOperations().getTask("job7", "node0");
    assertEquals(1, after.executionInfo().requeueCount());
    assertEquals(0, after.executionInfo().retryCount());
    untilNodes("job7", ComputeNodeState.PREEMPTED, 1);
    assertEquals(1, poolOf("job7").currentLowPriorityNodes());
    assertEquals(2, poolOf("job7").targetLowPriorityNodes());
    assertEquals(
        0, use.processesIn("nodes/" + use.poolOf("job7") + "/" + before.nodeInfo().nodeId()));
  }

  @Test
  void aPreemptedNodeComesBackWithNothingOnIt() throws Exception {
    use.control().faults("{\"returnSeconds\": 0.5}");
    use.client().jobOperations().createJob(job("job7", pool(1)));
    use.client()
        .taskOperations()
        .createTask(
            "job7",
            task(
                "node0",
                "ls $AZ_BATCH_NODE_SHARED_DIR; touch $AZ_BATCH_NODE_SHARED_DIR/was-here; "
                    + WAITS));
    use.untilRunning("job7", "node0", "begun");

    use.control().preempt(List.of(use.nodes("job7").get(0).id()));

    use.until(
        "the task runs again",
        () ->
            use.client().taskOperations().getTask("job7", "node0").executionInfo().requeueCount()
                == 1);
    use.untilRunning("job7", "node0", "begun");
    assertEquals("begun\n", use.read("job7", "node0", "stdout.txt"));
    assertEquals(1, use.nodes("job7").size());
  }

  @Test
  void aStartTaskComesFirst() throws Exception {
    StartTask prepares =
        new StartTask()
            .withCommandLine("sh -c 'echo ready > $AZ_BATCH_NODE_SHARED_DIR/state'")
            .withWaitForSuccess(true);
    use.client().jobOperations().createJob(job("job7", pool(1).withStartTask(prepares)));
    use.client()
        .taskOperations()
        .createTask("job7", task("node0", "cat $AZ_BATCH_NODE_SHARED_DIR/state"));

    use.untilCompleted("job7", "node0");

    assertEquals("ready\n", use.read("job7", "node0", "stdout.txt"));
    ComputeNode node = use.nodes("job7").get(0);
    assertEquals(0, node.startTaskInfo().exitCode());
  }

  @Test
  void aNodeWhoseStartTaskFailsTakesNoTasks() throws Exception {
    StartTask fails =
        new StartTask()
            .withCommandLine("sh -c 'echo no java >&2; exit 5'")
            .withMaxTaskRetryCount(1)
            .withWaitForSuccess(true);
    use.client().jobOperations().createJob(job("job7", pool(1).withStartTask(fails)));
    use.client().taskOperations().createTask("job7", task("node0", "true"));

    untilNodes("job7", ComputeNodeState.START_TASK_FAILED, 1);

    ComputeNode node = use.nodes("job7").get(0);
    assertEquals(5, node.startTaskInfo().exitCode());
    assertEquals(1, node.startTaskInfo().retryCount());
    assertEquals("FailureExitCode", node.startTaskInfo().failureInfo().code());
    assertEquals(TaskState.ACTIVE, use.state("job7", "node0"));
    assertEquals("no java\n", use.nodeFile("job7", node.id(), "startup/stderr.txt"));

    use.client()
        .computeNodeOperations()
        .rebootComputeNode(use.poolOf("job7"), node.id(), ComputeNodeRebootOption.REQUEUE);
    untilNodes("job7", ComputeNodeState.START_TASK_FAILED, 1);
  }

  @Test
  void whatExceedsTheQuotaGetsNoNodes() throws Exception {
    use.control().faults("{\"lowPriorityCores\": 4, \"dedicatedCores\": 0}");
    use.client().jobOperations().createJob(job("job7", pool(3)));
    untilSteady("job7");

    assertEquals(List.of(), use.nodes("job7"));
    var error = poolOf("job7").resizeErrors().get(0);
    assertEquals("AccountLowPriorityCoreQuotaReached", error.code());
    assertTrue(
        error.values().stream()
            .anyMatch(value -> value.name().equals("Limit") && value.value().equals("4")));

    use.client().jobOperations().createJob(job("job8", pool(0).withTargetDedicatedNodes(1)));
    untilSteady("job8");
    assertEquals("AccountCoreQuotaReached", poolOf("job8").resizeErrors().get(0).code());

    use.control().faults("{\"lowPriorityCores\": 6, \"dedicatedCores\": 2}");
    untilNodes("job7", ComputeNodeState.IDLE, 3);
    assertNull(poolOf("job7").resizeErrors());
    assertEquals(List.of(), use.nodes("job8"), "dedicated nodes do not come by themselves");
    use.client().poolOperations().resizePool(use.poolOf("job8"), 1, 0);
    untilNodes("job8", ComputeNodeState.IDLE, 1);
  }

  @Test
  void nodesMayNotBeHad() throws Exception {
    use.control().faults("{\"allocation\": \"fails\"}");
    use.client().jobOperations().createJob(job("job7", pool(1)));
    untilSteady("job7");
    assertEquals("AllocationFailed", poolOf("job7").resizeErrors().get(0).code());

    use.control().faults("{\"allocation\": \"never\"}");
    use.client().poolOperations().resizePool(use.poolOf("job7"), 0, 2);
    assertEquals(AllocationState.RESIZING, poolOf("job7").allocationState());
    assertEquals(
        "PoolBeingResized",
        refused(() -> use.client().poolOperations().resizePool(use.poolOf("job7"), 0, 3)).code());
  }

  @Test
  void aPoolGrowsAndShrinks() throws Exception {
    use.client()
        .poolOperations()
        .createPool(
            new PoolAddParameter()
                .withId("mine")
                .withVmSize("Standard_A1_v2")
                .withVirtualMachineConfiguration(pool(1).virtualMachineConfiguration())
                .withTargetDedicatedNodes(2));
    use.client().jobOperations().createJob("job7", new PoolInformation().withPoolId("mine"));
    use.client().taskOperations().createTask("job7", task("node0", WAITS));
    use.untilRunning("job7", "node0", "begun");
    String busy = use.client().taskOperations().getTask("job7", "node0").nodeInfo().nodeId();

    use.client().poolOperations().resizePool("mine", 1, 0);
    use.until("one is left", () -> use.nodes("job7").size() == 1);
    assertEquals(busy, use.nodes("job7").get(0).id(), "idle nodes go first");
    untilSteady("job7");
    use.client().poolOperations().resizePool("mine", 3, 0);
    use.until("three are there", () -> use.nodes("job7").size() == 3);
    untilSteady("job7");

    use.client().poolOperations().deletePool("mine");
    use.until("it is gone", () -> !use.client().poolOperations().existsPool("mine"));
    assertEquals(TaskState.ACTIVE, use.state("job7", "node0"));
    assertNotEquals(
        0, use.client().taskOperations().getTask("job7", "node0").executionInfo().requeueCount());
  }

  @Test
  void imagesAreListed() throws Exception {
    assertFalse(use.client().accountOperations().listSupportedImages().isEmpty());
  }
}
