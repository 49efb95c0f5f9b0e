package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.runspec.backend.NodeId;

/** Ends nodes; a Batch job of which none is left ends with its machines. */
final class Ending {
  private static final Set<String> OVER =
      Set.of(
          "TaskCompleted",
          "TaskNotFound",
          "JobNotFound",
          "JobCompleted",
          "JobTerminating",
          "JobBeingTerminated",
          "JobBeingDeleted");

  private final ServiceCalls calls;

  Ending(ServiceCalls calls) {
    this.calls = calls;
  }

  void end(Collection<NodeId> nodes) throws IOException {
    Map<String, Set<String>> tasks = new LinkedHashMap<>();
    for (NodeId node : nodes) {
      TaskId id = TaskId.of(node);
      tasks.computeIfAbsent(id.job(), job -> new HashSet<>()).add(id.task());
    }
    for (Map.Entry<String, Set<String>> job : tasks.entrySet()) {
      end(job.getKey(), job.getValue());
    }
  }

  private void end(String job, Set<String> tasks) throws IOException {
    try {
      if (tasks.containsAll(open(job))) {
        calls.make(
            "end the Batch job " + job,
            ServiceCalls.WORK,
            client -> {
              // without a reason the client sends a body that it cannot make
              client.jobs().terminate(job, "cancelled", null);
              return job;
            });
        return;
      }
      for (String task : tasks) {
        end(job, task);
      }
    } catch (BatchErrorException e) {
      throwUnlessOver(e);
    }
  }

  private Set<String> open(String job) throws IOException {
    TaskListOptions open =
        new TaskListOptions().withSelect("id,state").withFilter("state ne 'completed'");
    return calls.make(
        "look at the nodes of the Batch job " + job,
        ServiceCalls.WORK,
        client ->
            client.tasks().list(job, open).stream().map(CloudTask::id).collect(Collectors.toSet()));
  }

  private void end(String job, String task) throws IOException {
    try {
      calls.make(
          "end " + task + " of the Batch job " + job,
          ServiceCalls.WORK,
          client -> {
            client.tasks().terminate(job, task);
            return task;
          });
    } catch (BatchErrorException e) {
      throwUnlessOver(e);
    }
  }

  private void throwUnlessOver(BatchErrorException e) throws IOException {
    if (!OVER.contains(Refusal.code(e))) {
      throw new IOException(new Refusal(e, calls.access()).sentence(), e);
    }
  }
}
