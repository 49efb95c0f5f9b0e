package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** What clients ask for about tasks. */
public final class TaskDesk {
  private static final int MOST_AT_ONCE = 100;

  private final State state;
  private final Endings endings;
  private final Launches launches;

  TaskDesk(State state, Endings endings, Launches launches) {
    this.state = state;
    this.endings = endings;
    this.launches = launches;
  }

  /** Adds a task to a job. */
  public ObjectNode add(String jobId, ObjectNode body) {
    return add(open(jobId), body).document().view();
  }

  private Job open(String id) {
    Job job = state.job(id);
    if (job.isCompleted() || job.document().text("state").equals(JobDesk.TERMINATING)) {
      throw new Refusal(Code.JOB_COMPLETED);
    } else if (job.document().text("state").equals(JobDesk.DELETING)) {
      throw new Refusal(Code.JOB_BEING_DELETED);
    }
    return job;
  }

  private Task add(Job job, ObjectNode body) {
    Task task = Task.added(body, state, job.id());
    if (job.find(task.id()).isPresent()) {
      throw new Refusal(Code.TASK_EXISTS);
    }
    state
        .findPool(job.poolId())
        .filter(pool -> task.slots() > pool.slots())
        .ifPresent(
            pool -> {
              throw Refusal.property(
                  "requiredSlots",
                  String.valueOf(task.slots()),
                  "Nodes of the pool have " + pool.slots());
            });
    task.document().own().set("order", job.tasks().size());
    job.add(task);
    return task;
  }

  /** Adds several tasks; each is added or not for itself. */
  public ArrayNode addAll(String jobId, JsonNode tasks) {
    Job job = open(jobId);
    if (!tasks.isArray()) {
      throw Refusal.missing("value");
    }
    if (tasks.size() > MOST_AT_ONCE) {
      throw Refusal.property(
          "value", tasks.size() + " tasks", "At most " + MOST_AT_ONCE + " can be added at once");
    }
    ArrayNode results = Json.list();
    for (JsonNode task : tasks) {
      results.add(result(job, task));
    }
    return results;
  }

  private ObjectNode result(Job job, JsonNode body) {
    ObjectNode result = Json.object("taskId", body.path("id").asText());
    try {
      if (!(body instanceof ObjectNode fields)) {
        throw new Refusal(Code.INVALID_REQUEST_BODY);
      }
      ObjectNode added = add(job, fields).document().view();
      result.put("status", "success");
      result.put("eTag", added.path("eTag").asText());
      result.put("lastModified", added.path("lastModified").asText());
      result.put("location", added.path("url").asText());
    } catch (Refusal e) {
      result.put("status", "clienterror");
      result.set("error", ErrorBody.of(e));
    }
    return result;
  }

  public ObjectNode get(String job, String task) {
    return state.job(job).task(task).document().view();
  }

  public List<ObjectNode> list(String job) {
    return state.job(job).tasks().stream().map(task -> task.document().view()).toList();
  }

  /** Changes a task's constraints. */
  public void update(String job, String id, ObjectNode changes) {
    Task task = unfinished(job, id);
    task.document().set("constraints", changes.path("constraints"));
    task.document().touch(state.now());
  }

  private Task unfinished(String job, String id) {
    Task task = state.job(job).task(id);
    if (task.isCompleted()) {
      throw new Refusal(Code.TASK_COMPLETED);
    }
    return task;
  }

  /** Ends a task. */
  public void terminate(String job, String id) {
    Task task = unfinished(job, id);
    endings.end(state.job(job), task, "Task was terminated by the user");
  }

  /** Lets a task that failed run again. */
  public void reactivate(String jobId, String id) {
    Job job = state.job(jobId);
    Task task = job.task(id);
    if (job.isCompleted()) {
      throw new Refusal(Code.JOB_COMPLETED);
    } else if (!task.hasFailed()) {
      throw new Refusal(Code.OPERATION_INVALID);
    }
    task.reactivate(state.now());
  }

  /** Ends and forgets a task. */
  public void delete(String jobId, String id) {
    Job job = state.job(jobId);
    Task task = job.task(id);
    if (task.isRunning()) {
      endings.end(job, task, "Task was deleted");
    }
    job.remove(task);
  }

  /** Where the files of a task are. */
  public Path folder(String jobId, String id) {
    Job job = state.job(jobId);
    Task task = job.task(id);
    boolean there =
        state
            .findPool(task.poolId())
            .filter(pool -> !pool.isDeleting())
            .filter(pool -> pool.nodes().stream().anyMatch(node -> node.id().equals(task.nodeId())))
            .isPresent();
    if (!there) {
      throw new Refusal(Code.TASK_FILES_UNAVAILABLE);
    }
    return launches.place(job, task).folder();
  }
}
