package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudPool;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.JobExecutionInformation;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.PoolResizeParameter;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.backend.NodeId;
import org.runspec.backend.NodeStatus;

/** How nodes stand, and why those wait that do. */
final class Waiting {
  private static final Set<String> GONE = Set.of("JobNotFound", "PoolNotFound", "TaskNotFound");

  private static final Set<JobState> WAITED_FOR =
      Set.of(JobState.ACTIVE, JobState.ENABLING, JobState.DISABLED, JobState.DISABLING);

  private final ServiceCalls calls;

  Waiting(ServiceCalls calls) {
    this.calls = calls;
  }

  /** One call for all nodes of a Batch job, and two more while some of them wait. */
  Map<NodeId, NodeStatus> status(Collection<NodeId> nodes) throws IOException {
    Map<String, Map<String, CloudTask>> tasks = new HashMap<>();
    Map<String, NodeStatus> waiting = new HashMap<>();
    Map<NodeId, NodeStatus> status = new LinkedHashMap<>();
    for (NodeId node : nodes) {
      TaskId id = TaskId.of(node);
      if (!tasks.containsKey(id.job())) {
        tasks.put(id.job(), tasks(id.job()));
      }
      CloudTask task = tasks.get(id.job()).get(id.task());
      if (task == null) {
        status.put(node, new NodeStatus.Gone());
      } else if (TaskState.ACTIVE.equals(task.state())) {
        if (!waiting.containsKey(id.job())) {
          waiting.put(id.job(), waiting(id.job()));
        }
        status.put(node, waiting.get(id.job()));
      } else {
        status.put(node, of(task));
      }
    }
    return status;
  }

  /**
   * How those tasks of a job stand that have no machine; of one that is over they never get one.
   */
  private NodeStatus waiting(String job) throws IOException {
    Optional<CloudJob> there = job(job);
    return there.isEmpty() || !WAITED_FOR.contains(there.get().state())
        ? new NodeStatus.Gone()
        : new NodeStatus.Queued(pool(there.get()).flatMap(PoolStanding::said));
  }

  private static NodeStatus of(CloudTask task) {
    if (TaskState.COMPLETED.equals(task.state())) {
      return new NodeStatus.Gone(
          Optional.ofNullable(task.executionInfo())
              .map(it -> it.failureInfo())
              .flatMap(Waiting::words));
    } else if (TaskState.RUNNING.equals(task.state())) {
      return new NodeStatus.Running();
    } else if (TaskState.PREPARING.equals(task.state())) {
      return new NodeStatus.Queued(Optional.of("its files are brought to its machine"));
    }
    return new NodeStatus.Unknown(String.valueOf(task.state()));
  }

  /** That a program ended with an error the node tells better itself. */
  private static Optional<String> words(TaskFailureInformation failure) {
    String code = String.valueOf(failure.code());
    return switch (code) {
      case "FailureExitCode", "TaskEnded", "JobTerminate" -> Optional.empty();
      case "BlobAccessDenied", "ResourceFileAccessDenied" ->
          Optional.of("the links to its files were refused: they end after queue-days");
      case "BlobNotFound", "ResourceFileNotFound" ->
          Optional.of("a file that it needs is no longer in the store");
      default ->
          Optional.of(
              (failure.message() == null ? "it failed" : failure.message().strip())
                  + " ("
                  + code
                  + ")");
    };
  }

  private Map<String, CloudTask> tasks(String job) throws IOException {
    TaskListOptions wanted = new TaskListOptions().withSelect("id,state,executionInfo");
    try {
      return calls.make(
          "look at the nodes of the Batch job " + job,
          ServiceCalls.LOOK,
          client ->
              client.tasks().list(job, wanted).stream()
                  .collect(Collectors.toMap(CloudTask::id, task -> task, (a, b) -> b)));
    } catch (BatchErrorException e) {
      return noneIfGone(e).map(none -> Map.<String, CloudTask>of()).orElseThrow();
    }
  }

  private Optional<CloudJob> job(String job) throws IOException {
    try {
      return Optional.of(
          calls.make(
              "look at the Batch job " + job, ServiceCalls.LOOK, client -> client.jobs().get(job)));
    } catch (BatchErrorException e) {
      noneIfGone(e);
      return Optional.empty();
    }
  }

  /** The names of the pools that nodes have. */
  Set<String> pools(Collection<NodeId> nodes) throws IOException {
    Set<String> jobs = new LinkedHashSet<>();
    nodes.forEach(node -> jobs.add(TaskId.of(node).job()));
    Set<String> pools = new LinkedHashSet<>();
    for (String job : jobs) {
      job(job)
          .map(CloudJob::executionInfo)
          .map(JobExecutionInformation::poolId)
          .ifPresent(pools::add);
    }
    return pools;
  }

  private Optional<PoolStanding> pool(CloudJob job) throws IOException {
    String pool = job.executionInfo() == null ? null : job.executionInfo().poolId();
    if (pool == null) {
      return Optional.empty();
    }
    try {
      CloudPool machines =
          calls.make(
              "look at the pool " + pool, ServiceCalls.LOOK, client -> client.pools().get(pool));
      return Optional.of(new PoolStanding(machines));
    } catch (BatchErrorException e) {
      noneIfGone(e);
      return Optional.empty();
    }
  }

  private Optional<String> noneIfGone(BatchErrorException e) throws IOException {
    if (GONE.contains(Refusal.code(e))) {
      return Optional.of(Refusal.code(e));
    }
    throw new IOException(new Refusal(e, calls.access()).sentence(), e);
  }

  /** Has the service look for machines again where it gave up. */
  void askAgain(Collection<NodeId> waiting) throws IOException {
    Set<String> jobs = new LinkedHashSet<>();
    waiting.forEach(node -> jobs.add(TaskId.of(node).job()));
    for (String job : jobs) {
      Optional<CloudJob> there = job(job);
      Optional<PoolStanding> pool = there.isEmpty() ? Optional.empty() : pool(there.get());
      if (pool.filter(PoolStanding::isGivenUp).isPresent()) {
        resize(pool.get());
      }
    }
  }

  private void resize(PoolStanding pool) throws IOException {
    PoolResizeParameter size = pool.wanted();
    try {
      calls.make(
          "ask for machines of the pool " + pool.id(),
          ServiceCalls.WORK,
          client -> {
            client.pools().resize(pool.id(), size);
            return size;
          });
    } catch (BatchErrorException e) {
      noneIfGone(e);
    }
  }
}
