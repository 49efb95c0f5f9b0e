package org.runspec.batchservice.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.runspec.batchservice.machine.Failure;
import org.runspec.batchservice.machine.TaskPlace;

/** Learns of the ends of tasks, and ends those that take too long. */
final class Endings {
  private static final Failure TOO_LONG =
      new Failure("TaskEnded", "The task ran longer than its maxWallClockTime", Map.of());

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

  /** Something that is over, and what follows from it. */
  private record Over(TaskPlace place, Runnable consequence) {}

  /** Does what is due. */
  void step() {
    List<Over> over = new ArrayList<>();
    for (Job job : state.jobs()) {
      for (Task task : job.tasks()) {
        if (task.isRunning() && task.isBegun()) {
          look(job, task, over);
        }
      }
    }
    work.kill(over.stream().map(Over::place).toList()); // with what they left behind
    over.forEach(ended -> ended.consequence().run());
  }

  private void look(Job job, Task task, List<Over> over) {
    Instant now = state.now();
    TaskPlace place = launches.place(job, task);
    OptionalInt exit = work.end(place);
    if (exit.isPresent()) {
      over.add(new Over(place, () -> ended(job, task, exit.getAsInt(), now)));
    } else if (isTooLong(task, now)) {
      over.add(new Over(place, () -> task.failed(TOO_LONG, now)));
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
