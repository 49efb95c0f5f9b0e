package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** What clients ask for about jobs. */
public final class JobDesk {
  static final String DELETING = "deleting";
  static final String TERMINATING = "terminating";
  static final String DISABLING = "disabling";
  static final String ENABLING = "enabling";
  private static final List<String> CHANGEABLE =
      List.of("priority", "onAllTasksComplete", "constraints", "metadata", "maxParallelTasks");

  private final State state;
  private final PoolDesk pools;

  JobDesk(State state, PoolDesk pools) {
    this.state = state;
    this.pools = pools;
  }

  /** Adds a job, with a pool of its own if it wants one. */
  public ObjectNode add(ObjectNode body) {
    Job job = Job.added(body, state);
    if (state.findJob(job.id()).isPresent()) {
      boolean going = state.job(job.id()).document().text("state").equals(DELETING);
      throw new Refusal(going ? Code.JOB_BEING_DELETED : Code.JOB_EXISTS);
    }
    long active = state.jobs().stream().filter(other -> !other.isCompleted()).count();
    if (active >= state.circumstances().activeJobs()) {
      throw new Refusal(
          Code.JOB_QUOTA_REACHED,
          Map.of("Limit", String.valueOf(state.circumstances().activeJobs())));
    }
    if (job.autoPool().isPresent()) {
      addPool(job, job.autoPool().get());
    } else {
      String pool = job.document().at("poolInfo").path("poolId").asText();
      if (pool.isEmpty()) {
        throw Refusal.missing("poolId");
      }
      job.poolId(pool);
    }
    state.add(job);
    return job.document().view();
  }

  private void addPool(Job job, JsonNode specification) {
    if (!(specification.path("pool") instanceof ObjectNode wanted)) {
      throw Refusal.missing("pool");
    }
    String id =
        specification.path("autoPoolIdPrefix").asText("")
            + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    ObjectNode pool = wanted.deepCopy();
    pool.put("id", id);
    try {
      pools.add(pool);
      job.poolId(id);
    } catch (Refusal e) {
      if (e.code() != Code.POOL_QUOTA_REACHED) {
        throw e;
      }
      ObjectNode error =
          Json.object(
              "category", "userError",
              "code", "AutoPoolCreationFailedWithQuotaReached",
              "message", "The auto pool could not be created: " + e.code().message());
      job.document().in("executionInfo").set("schedulingError", error);
      job.completed("AutoPoolCreationFailedWithQuotaReached", state.now());
    }
  }

  public ObjectNode get(String id) {
    return state.job(id).document().view();
  }

  public List<ObjectNode> list() {
    return state.jobs().stream().map(job -> job.document().view()).toList();
  }

  /** Changes what may be changed of a job. */
  public void patch(String id, ObjectNode changes) {
    Job job = changeable(id);
    changes
        .properties()
        .forEach(
            change -> {
              if (!CHANGEABLE.contains(change.getKey())) {
                throw Refusal.property(
                    change.getKey(), change.getValue().toString(), "It cannot be changed");
              }
              job.document().set(change.getKey(), change.getValue());
            });
    job.document().touch(state.now());
  }

  private Job changeable(String id) {
    Job job = state.job(id);
    if (job.isCompleted()) {
      throw new Refusal(Code.JOB_COMPLETED);
    } else if (job.document().text("state").equals(DELETING)) {
      throw new Refusal(Code.JOB_BEING_DELETED);
    }
    return job;
  }

  /** Ends a job with all of its tasks; they are forgotten. */
  public void delete(String id) {
    Job job = state.job(id);
    if (job.document().text("state").equals(DELETING)) {
      throw new Refusal(Code.JOB_BEING_DELETED);
    }
    job.becomes(DELETING, state.now());
  }

  /**
   * No task of a job is started any more.
   *
   * @param running what becomes of those that run: requeue, terminate or wait
   */
  public void disable(String id, String running) {
    Job job = changeable(id);
    if (!List.of("requeue", "terminate", "wait").contains(running.toLowerCase(Locale.ROOT))) {
      throw Refusal.property("disableTasks", running, "It is requeue, terminate or wait");
    }
    job.document().own().set("disableTasks", running.toLowerCase(Locale.ROOT));
    job.becomes(DISABLING, state.now());
  }

  /** Its tasks are started again. */
  public void enable(String id) {
    Job job = changeable(id);
    if (!job.isActive()) {
      job.becomes(ENABLING, state.now());
    }
  }

  /** Ends a job. */
  public void terminate(String id, String reason) {
    Job job = changeable(id);
    job.document().own().set("terminateReason", reason.isEmpty() ? "UserTerminate" : reason);
    job.becomes(TERMINATING, state.now());
  }

  /** How many tasks are in which state. */
  public ObjectNode taskCounts(String id) {
    Job job = state.job(id);
    ObjectNode counts = Json.object();
    counts.set("taskCounts", counts(job, false));
    counts.set("taskSlotCounts", counts(job, true));
    return counts;
  }

  private static ObjectNode counts(Job job, boolean slots) {
    ObjectNode counts = Json.object();
    counts.put("active", count(job, slots, Task::isActive));
    counts.put("running", count(job, slots, Task::isRunning));
    counts.put("completed", count(job, slots, Task::isCompleted));
    counts.put("succeeded", count(job, slots, task -> task.isCompleted() && !task.hasFailed()));
    counts.put("failed", count(job, slots, Task::hasFailed));
    return counts;
  }

  private static int count(Job job, boolean slots, Predicate<Task> which) {
    return job.tasks().stream().filter(which).mapToInt(task -> slots ? task.slots() : 1).sum();
  }
}
