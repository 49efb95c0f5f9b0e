package org.runspec.batchservice;

import com.microsoft.azure.PagedList;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.models.AutoPoolSpecification;
import com.microsoft.azure.batch.protocol.models.BatchError;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNode;
import com.microsoft.azure.batch.protocol.models.ComputeNodeInformation;
import com.microsoft.azure.batch.protocol.models.FileGetFromTaskOptions;
import com.microsoft.azure.batch.protocol.models.ImageReference;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.PoolLifetimeOption;
import com.microsoft.azure.batch.protocol.models.PoolSpecification;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import com.microsoft.azure.batch.protocol.models.TaskState;
import com.microsoft.azure.batch.protocol.models.VirtualMachineConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** A service in a folder of its own, and Azure's own client that calls it. */
final class ServiceUse {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pacer PACER = Pacer.real();

  final ServiceFolder folder;
  final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  private BatchService service;

  ServiceUse(Path folder) throws IOException {
    this.folder = new ServiceFolder(folder.resolve("service"));
    start();
  }

  void start() throws IOException {
    service =
        BatchService.start(
            folder,
            0,
            LocalAccount.NAME,
            System.getenv(),
            PACER,
            () -> {},
            (what, why) -> troubles.add(what + ": " + why));
  }

  /** Ends the service; its tasks live on. */
  void stop() throws IOException {
    service.close();
  }

  BatchService service() {
    return service;
  }

  LocalControl control() {
    return new LocalControl(service.url());
  }

  BatchClient client() {
    return client(LocalAccount.KEY);
  }

  BatchClient client(String key) {
    String url = service.url().toString().replaceFirst("/$", "");
    return BatchClient.open(new BatchSharedKeyCredentials(url, LocalAccount.NAME, key));
  }

  static PoolSpecification pool(int lowPriority) {
    return new PoolSpecification()
        .withVmSize("Standard_D2s_v3")
        .withVirtualMachineConfiguration(
            new VirtualMachineConfiguration()
                .withNodeAgentSKUId("batch.node.ubuntu 22.04")
                .withImageReference(
                    new ImageReference()
                        .withPublisher("canonical")
                        .withOffer("0001-com-ubuntu-server-jammy")
                        .withSku("22_04-lts")))
        .withTargetDedicatedNodes(0)
        .withTargetLowPriorityNodes(lowPriority)
        .withTaskSlotsPerNode(1);
  }

  static JobAddParameter job(String id, PoolSpecification pool) {
    return new JobAddParameter()
        .withId(id)
        .withPoolInfo(
            new PoolInformation()
                .withAutoPoolSpecification(
                    new AutoPoolSpecification()
                        .withAutoPoolIdPrefix("runspec")
                        .withPoolLifetimeOption(PoolLifetimeOption.JOB)
                        .withKeepAlive(false)
                        .withPool(pool)));
  }

  static TaskAddParameter task(String id, String script) {
    return new TaskAddParameter().withId(id).withCommandLine("/bin/sh -c '" + script + "'");
  }

  static List<TaskAddParameter> tasks(int number, String script) {
    List<TaskAddParameter> tasks = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      tasks.add(task("node" + i, script));
    }
    return tasks;
  }

  /** Waits until something holds, and fails if it does not in time. */
  void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = PACER.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (PACER.nanoTime() > deadline) {
        throw new AssertionError("not in time: " + what + "; troubles: " + troubles);
      }
      PACER.await(new Bell(), Duration.ofMillis(30));
    }
  }

  CloudTask untilCompleted(String job, String task) throws Exception {
    until(
        task + " of " + job + " is completed",
        () -> client().taskOperations().getTask(job, task).state() == TaskState.COMPLETED);
    return client().taskOperations().getTask(job, task);
  }

  void untilRunning(String job, String task, String output) throws Exception {
    until(
        task + " of " + job + " runs",
        () ->
            client().taskOperations().getTask(job, task).state() == TaskState.RUNNING
                && read(job, task, "stdout.txt").contains(output));
  }

  String poolOf(String job) throws IOException {
    return client().jobOperations().getJob(job).executionInfo().poolId();
  }

  List<ComputeNode> nodes(String job) throws IOException {
    return client().computeNodeOperations().listComputeNodes(poolOf(job));
  }

  /** A file of a task; empty if there is none. */
  String read(String job, String task, String file) throws IOException {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      client().fileOperations().getFileFromTask(job, task, file, content);
      return content.toString(StandardCharsets.UTF_8);
    } catch (BatchErrorException e) {
      return "";
    }
  }

  /** Where a task is, or was last. */
  Path taskFolder(String job, String task) throws IOException {
    ComputeNodeInformation node = client().taskOperations().getTask(job, task).nodeInfo();
    return folder
        .path()
        .resolve("nodes")
        .resolve(node.poolId())
        .resolve(node.nodeId())
        .resolve("root/workitems")
        .resolve(job)
        .resolve("job-1")
        .resolve(task);
  }

  /** How many processes of a task there are. */
  long processes(String job, String task) throws IOException {
    String mark = "AZ_BATCH_TASK_DIR=" + taskFolder(job, task);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> isMarked(process, mark)).count();
    }
  }

  private static boolean isMarked(Path process, String mark) {
    try {
      return List.of(Files.readString(process.resolve("environ")).split("\0")).contains(mark);
    } catch (IOException e) {
      return false;
    }
  }

  /** How many processes were started in a folder of the service. */
  long processesIn(String place) throws IOException {
    Path start = folder.path().resolve(place);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> isIn(process, start)).count();
    }
  }

  private static boolean isIn(Path process, Path start) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).startsWith(start);
    } catch (IOException e) {
      return false;
    }
  }

  TaskState state(String job, String task) throws IOException {
    return client().taskOperations().getTask(job, task).state();
  }

  /** A file of a node. */
  String nodeFile(String job, String node, String file) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    client().fileOperations().getFileFromComputeNode(poolOf(job), node, file, content);
    return content.toString(StandardCharsets.UTF_8);
  }

  void untilNoProcess(String job, String task) throws Exception {
    until(task + " has no process", () -> processes(job, task) == 0);
  }

  /** A part of a file of a task. */
  String part(String job, String task, String file, String range) throws IOException {
    FileGetFromTaskOptions options = new FileGetFromTaskOptions().withOcpRange(range);
    try (InputStream content =
        client().protocolLayer().files().getFromTask(job, task, file, options)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** All tasks of a job, read in small pages. */
  List<String> listedInPagesOf(int size, String job) {
    List<String> ids = new ArrayList<>();
    TaskListOptions options = new TaskListOptions().withMaxResults(size);
    PagedList<CloudTask> tasks = client().protocolLayer().tasks().list(job, options);
    tasks.forEach(task -> ids.add(task.id()));
    return ids;
  }

  /** What a call is refused with. */
  static BatchError refused(Deed call) throws Exception {
    try {
      call.execute();
    } catch (BatchErrorException e) {
      return e.body();
    }
    throw new AssertionError("it was done");
  }

  /** Ends what is left, so that no process lives on. */
  void end() throws Exception {
    try {
      control().faults("{\"calls\": {\"share\": 0, \"stallSeconds\": 0}}");
      for (CloudJob job : client().jobOperations().listJobs()) {
        quietly(() -> client().jobOperations().deleteJob(job.id()));
      }
      for (CloudPool pool : client().poolOperations().listPools()) {
        quietly(() -> client().poolOperations().deletePool(pool.id()));
      }
      until("all jobs are gone", () -> client().jobOperations().listJobs().isEmpty());
      until("all pools are gone", () -> client().poolOperations().listPools().isEmpty());
    } finally {
      service.close();
    }
  }

  /** What may be refused. */
  interface Deed {
    void execute() throws Exception;
  }

  private static void quietly(Deed deed) throws Exception {
    try {
      deed.execute();
    } catch (BatchErrorException e) {
      // it is going already
    }
  }
}
