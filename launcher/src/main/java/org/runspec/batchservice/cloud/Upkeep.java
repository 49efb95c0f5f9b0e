package org.runspec.batchservice.cloud;

import java.time.Instant;
import java.util.List;

/** Brings jobs to their end, and their own pools with them. */
final class Upkeep {
  private final State state;
  private final Endings endings;
  private final Work work;
  private final Launches launches;

  Upkeep(State state, Endings endings, Work work, Launches launches) {
    this.state = state;
    this.endings = endings;
    this.work = work;
    this.launches = launches;
  }

  /** Does what is due. */
  void step() {
    for (Job job : state.jobs()) {
      Instant now = state.now();
      switch (job.document().text("state")) {
        case JobDesk.DELETING -> {
          endRunning(job, "The job was deleted");
          endPool(job, now);
          state.remove(job);
        }
        case JobDesk.TERMINATING -> complete(job, reason(job), now);
        case JobDesk.DISABLING -> disable(job, now);
        case JobDesk.ENABLING -> job.becomes(Job.ACTIVE, now);
        case Job.ACTIVE -> look(job, now);
        default -> {
          // nothing is due
        }
      }
    }
  }

  private static String reason(Job job) {
    return job.document().at("local").path("terminateReason").asText("UserTerminate");
  }

  private void look(Job job, Instant now) {
    if (job.endsWithTasks()) {
      complete(job, "AllTasksComplete", now);
    } else if (job.endsByFailure()) {
      complete(job, "TaskFailed", now);
    } else if (job.longest().isPresent() && now.isAfter(job.started().plus(job.longest().get()))) {
      complete(job, "MaxWallClockTimeExpiry", now);
    }
  }

  private void complete(Job job, String reason, Instant now) {
    endRunning(job, reason);
    job.completed(reason, now);
    endPool(job, now);
  }

  private void endRunning(Job job, String why) {
    List<Task> running = job.tasks().stream().filter(Task::isRunning).toList();
    work.kill(running.stream().map(task -> launches.place(job, task)).toList());
    running.forEach(task -> task.failed(FailureText.ended(why), state.now()));
  }

  private void endPool(Job job, Instant now) {
    if (job.endsItsPool()) {
      state
          .findPool(job.poolId())
          .filter(pool -> !pool.isDeleting())
          .ifPresent(pool -> pool.deleting(now));
    }
  }

  private void disable(Job job, Instant now) {
    List<Task> running = job.tasks().stream().filter(Task::isRunning).toList();
    switch (job.document().at("local").path("disableTasks").asText("wait")) {
      case "terminate" -> running.forEach(task -> endings.end(job, task, "The job was disabled"));
      case "requeue" -> {
        work.kill(running.stream().map(task -> launches.place(job, task)).toList());
        running.forEach(task -> task.requeue(now));
      }
      default -> {
        if (!running.isEmpty()) {
          return;
        }
      }
    }
    job.becomes(Job.DISABLED, now);
  }
}
