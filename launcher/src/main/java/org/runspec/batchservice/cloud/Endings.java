package org.runspec.batchservice.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.runspec.batchservice.machine.Failure;
import org.runspec.batchservice.machine.TaskPlace;

/** Learns of the ends of tasks, and ends those that take too long. */
final class Endings {
  private final State state;
  private final Work work;
  private final Launches launches;
  private final Dispatch dispatch;

  Endings(State state, Work work, Launches launches, Dispatch dispatch) {
    this.state = state;
    this.work = work;
    this.launches = launches;
    this.dispatch = dispatch;
  }

  /** Does what is due. */
  void step() {
    for (Job job : state.jobs()) {
      for (Task task : job.tasks()) {
        if (task.isRunning() && task.isBegun()) {
          look(job, task);
        }
      }
    }
  }

  private void look(Job job, Task task) {
    Instant now = state.now();
    TaskPlace place = launches.place(job, task);
    OptionalInt exit = work.end(place);
    if (exit.isPresent()) {
      work.kill(place); // what it left behind
      ended(job, task, exit.getAsInt(), now);
    } else if (isTooLong(task, now)) {
      work.kill(place);
      task.failed(
          new Failure("TaskEnded", "The task ran longer than its maxWallClockTime", Map.of()), now);
    }
  }

  private static boolean isTooLong(Task task, Instant now) {
    return task.longest().isPresent()
        && task.started().isPresent()
        && now.isAfter(task.started().get().plus(task.longest().get()));
  }

  private void ended(Job job, Task task, int code, Instant now) {
    Node node = state.pool(task.poolId()).node(task.nodeId());
    int most = task.mostRetries(job);
    if (code != 0 && (most < 0 || task.retries() < most)) {
      task.retry(now);
      dispatch.start(job, task, node);
    } else {
      task.exited(code, now);
      node.ran(code == 0);
    }
  }

  /** Ends a task that runs. */
  void end(Job job, Task task, String why) {
    if (task.isRunning()) {
      work.kill(launches.place(job, task));
    }
    task.failed(FailureText.ended(why), state.now());
  }
}
