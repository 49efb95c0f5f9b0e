package org.runspec.batchservice.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.runspec.batchservice.machine.TaskPlace;

/** Nodes that are lost or given up, and what becomes of their tasks. */
final class Evictions {
  private static final String OPTION = "nodeDeallocationOption";

  private final State state;
  private final Work work;
  private final Launches launches;
  private final Set<Node> waited = new HashSet<>();

  Evictions(State state, Work work, Launches launches) {
    this.state = state;
    this.work = work;
    this.launches = launches;
  }

  /** How a pool is to do without some of its nodes. */
  static void option(Pool pool, String option) {
    pool.document().own().set(OPTION, option.isEmpty() ? "requeue" : option);
  }

  /** Takes so many nodes from a pool: those that go anyway, then idle ones, then others. */
  void shrink(Pool pool, List<Node> nodes, int number) {
    List<Node> least =
        nodes.stream()
            .sorted(
                Comparator.comparing((Node node) -> !waited.contains(node))
                    .thenComparing(node -> !state.tasksOn(node).isEmpty()))
            .limit(number)
            .toList();
    remove(pool, least);
  }

  /** Whether a node goes as soon as its tasks have ended. */
  boolean isWaited(Node node) {
    return waited.contains(node);
  }

  /** Takes nodes from a pool with all that is on them. */
  void remove(Pool pool, Collection<Node> nodes) {
    String option =
        pool.document().at("local").path(OPTION).asText("requeue").toLowerCase(Locale.ROOT);
    boolean patient = option.equals("taskcompletion") && !pool.isDeleting();
    List<Node> going = new ArrayList<>();
    for (Node node : nodes) {
      if (patient && !state.tasksOn(node).isEmpty()) {
        node.scheduling("disabled", state.now());
        waited.add(node);
      } else {
        going.add(node);
      }
    }
    boolean again = !option.equals("terminate");
    empty(going, again);
    for (Node node : going) {
      waited.remove(node);
      pool.remove(node);
      work.remove(state.folder(node));
    }
  }

  /** Takes a node from its tasks: it is preempted if it may be, else unusable. */
  void lose(Collection<Node> nodes) {
    empty(nodes, true);
    Instant now = state.now();
    for (Node node : nodes) {
      node.forgetStart();
      node.becomes(node.isDedicated() ? Node.UNUSABLE : Node.PREEMPTED, now);
      work.remove(state.folder(node));
    }
  }

  /** Starts a node anew; what its tasks left stays. */
  void reboot(Node node, boolean again) {
    empty(List.of(node), again);
    node.forgetStart();
    node.becomes(Node.REBOOTING, state.now());
  }

  /** Ends all tasks on nodes; they run again on others, or not. */
  private void empty(Collection<Node> nodes, boolean again) {
    List<TaskPlace> places = new ArrayList<>();
    for (Node node : nodes) {
      if (node.isStarting()) {
        places.add(state.folder(node).startTask());
      }
      for (Job job : state.jobs()) {
        for (Task task : job.tasks()) {
          if (isOn(task, node)) {
            places.add(launches.place(job, task));
          }
        }
      }
    }
    work.kill(places);
    Instant now = state.now();
    for (Node node : nodes) {
      for (Task task : state.tasksOn(node)) {
        if (again) {
          task.requeue(now);
        } else {
          task.failed(FailureText.ended("The node was removed"), now);
        }
      }
    }
  }

  private static boolean isOn(Task task, Node node) {
    return task.isRunning() && task.nodeId().equals(node.id()) && task.poolId().equals(node.pool());
  }
}
