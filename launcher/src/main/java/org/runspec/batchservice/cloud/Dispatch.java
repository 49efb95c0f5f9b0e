package org.runspec.batchservice.cloud;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.batchservice.machine.Failure;
import org.runspec.batchservice.machine.TaskPlace;

/** Gives tasks to nodes that have room, those of higher priority first, then in their order. */
final class Dispatch {
  private final State state;
  private final Work work;
  private final Launches launches;

  Dispatch(State state, Work work, Launches launches) {
    this.state = state;
    this.work = work;
    this.launches = launches;
  }

  /** Does what is due. */
  void step() {
    Map<Node, Integer> free = free();
    List<Job> jobs =
        state.jobs().stream()
            .filter(Job::isActive)
            .sorted(Comparator.comparing(Job::priority).reversed())
            .toList();
    for (Job job : jobs) {
      state.findPool(job.poolId()).ifPresent(pool -> dispatch(job, pool, free));
    }
    mark(free);
  }

  private Map<Node, Integer> free() {
    Map<Node, Integer> free = new HashMap<>();
    for (Pool pool : state.pools()) {
      for (Node node : pool.nodes()) {
        if (node.is(Node.IDLE) || node.is(Node.RUNNING)) {
          int taken = state.tasksOn(node).stream().mapToInt(Task::slots).sum();
          free.put(node, pool.slots() - taken);
        }
      }
    }
    return free;
  }

  private void dispatch(Job job, Pool pool, Map<Node, Integer> free) {
    for (Task task : job.tasks()) {
      if (!task.isActive()) {
        continue;
      }
      Optional<Node> room =
          pool.nodes().stream()
              .filter(Node::takesTasks)
              .filter(node -> free.getOrDefault(node, 0) >= task.slots())
              .max(Comparator.comparing(free::get)); // spread over the nodes
      if (room.isPresent()) {
        Node node = room.get();
        free.merge(node, -task.slots(), Integer::sum);
        String folder = "workitems/" + job.id() + "/job-1/" + task.id();
        task.startOn(node, folder, state.now());
        start(job, task, node);
      }
    }
  }

  /** Starts a task where it is. */
  void start(Job job, Task task, Node node) {
    int turn = task.turn();
    TaskPlace place = launches.place(job, task);
    work.start(launches.of(job, task, node), failure -> told(task, turn, place, failure));
  }

  private void told(Task task, int turn, TaskPlace place, Optional<Failure> failure) {
    if (task.turn() != turn) {
      work.kill(place); // it was given up meanwhile
    } else if (failure.isPresent()) {
      task.failed(failure.get(), state.now());
    } else {
      task.begun();
    }
  }

  private void mark(Map<Node, Integer> free) {
    for (Pool pool : state.pools()) {
      for (Node node : pool.nodes()) {
        if (free.containsKey(node)) {
          boolean idle = free.get(node) == pool.slots();
          node.becomes(idle ? Node.IDLE : Node.RUNNING, state.now());
        }
      }
    }
  }
}
