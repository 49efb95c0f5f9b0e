package org.runspec.backend.azure;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import com.microsoft.azure.batch.protocol.models.OnAllTasksComplete;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskAddResult;
import com.microsoft.azure.batch.protocol.models.TaskAddStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.job.RecordFormat;

/** Makes one Batch job with its tasks. What is there already, of the same launch, stays. */
final class Submitting {
  private static final Set<String> OVER =
      Set.of("JobCompleted", "JobTerminating", "JobBeingTerminated", "JobAlreadyCompleted");

  private final ServiceCalls calls;
  private final String job;

  Submitting(ServiceCalls calls, String job) {
    this.calls = calls;
    this.job = job;
  }

  /** Adds the job. */
  void job(Map<String, Object> body) throws IOException {
    try {
      calls.make(
          "submit the Batch job " + job,
          ServiceCalls.WORK,
          client -> {
            client.jobs().add(parsed(client, body, JobAddParameter.class));
            return job;
          });
    } catch (BatchErrorException e) {
      if (!Refusal.code(e).equals("JobExists")) {
        throw failed(e);
      }
      requireOurs(body);
    }
  }

  /** Another launch would have to draw the same id. */
  private void requireOurs(Map<String, Object> body) throws IOException {
    CloudJob there = look();
    boolean ours =
        there.metadata() != null
            && there.metadata().stream()
                .anyMatch(
                    it ->
                        it.name().equals(PoolRequest.SUBMISSION)
                            && String.valueOf(body.get("metadata")).contains(it.value()));
    if (!ours) {
      throw new IOException("another Batch job is called " + job);
    }
  }

  private CloudJob look() throws IOException {
    try {
      return calls.make(
          "look at the Batch job " + job, ServiceCalls.WORK, client -> client.jobs().get(job));
    } catch (BatchErrorException e) {
      throw failed(e);
    }
  }

  /** Adds at most 100 tasks: the service takes no more in one call. */
  void tasks(List<Map<String, Object>> bodies) throws IOException {
    try {
      calls.make(
          "submit the tasks of the Batch job " + job,
          ServiceCalls.WORK,
          client -> {
            add(client, bodies);
            return job;
          });
    } catch (BatchErrorException e) {
      if (!OVER.contains(Refusal.code(e))) {
        throw failed(e);
      }
    }
  }

  private void add(BatchServiceClient client, List<Map<String, Object>> bodies) {
    List<TaskAddParameter> tasks = new ArrayList<>();
    for (Map<String, Object> body : bodies) {
      tasks.add(parsed(client, body, TaskAddParameter.class));
    }
    for (TaskAddResult result : client.tasks().addCollection(job, tasks).value()) {
      boolean there = result.error() != null && result.error().code().equals("TaskExists");
      if (!there && !TaskAddStatus.SUCCESS.equals(result.status())) {
        throw new IllegalStateException(
            result.taskId()
                + " was not added: "
                + (result.error() == null ? "no reason given" : result.error().code()));
      }
    }
  }

  /** From now on the job is over, and its machines go, when all its tasks have ended. */
  void endWithTasks() throws IOException {
    JobPatchParameter change =
        new JobPatchParameter().withOnAllTasksComplete(OnAllTasksComplete.TERMINATE_JOB);
    try {
      calls.make(
          "submit the Batch job " + job,
          ServiceCalls.WORK,
          client -> {
            client.jobs().patch(job, change);
            return job;
          });
    } catch (BatchErrorException e) {
      if (!OVER.contains(Refusal.code(e))) {
        throw failed(e);
      }
    }
  }

  private IOException failed(BatchErrorException e) {
    return new IOException(new Refusal(e, calls.access()).sentence(), e);
  }

  private static <T> T parsed(BatchServiceClient client, Map<String, Object> body, Class<T> type) {
    try {
      return client.restClient().serializerAdapter().deserialize(RecordFormat.line(body), type);
    } catch (IOException e) {
      throw new IllegalStateException("the client does not know its own " + type, e);
    }
  }
}
