package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.batchservice.machine.Failure;
import org.runspec.batchservice.machine.TaskPlace;

/** Runs on each node that comes up what its pool wants to be run first. */
final class StartTasks {
  private final State state;
  private final Work work;
  private final Launches launches;

  StartTasks(State state, Work work, Launches launches) {
    this.state = state;
    this.work = work;
    this.launches = launches;
  }

  /** Does what is due. */
  void step() {
    for (Pool pool : state.pools()) {
      JsonNode startTask = pool.document().at("startTask");
      for (Node node : pool.nodes()) {
        if (node.isStarting()) {
          look(node, startTask);
        } else if (node.is(Node.WAITING)) {
          start(node, startTask, 0);
        }
      }
    }
  }

  private void start(Node node, JsonNode startTask, int retries) {
    node.startBegins(retries, state.now());
    if (!startTask.path("waitForSuccess").asBoolean(true)) {
      node.becomes(Node.IDLE, state.now());
    }
    int turn = node.turn();
    TaskPlace place = state.folder(node).startTask();
    work.start(launches.ofStart(startTask, node), failure -> told(node, turn, place, failure));
  }

  private void told(Node node, int turn, TaskPlace place, Optional<Failure> failure) {
    if (node.turn() != turn) {
      work.kill(place);
    } else if (failure.isPresent()) {
      node.start().set("failureInfo", FailureText.of(failure.get()));
      end(node, false);
    } else {
      node.startBegun();
    }
  }

  private void look(Node node, JsonNode startTask) {
    TaskPlace place = state.folder(node).startTask();
    OptionalInt exit = node.isStartBegun() ? work.end(place) : OptionalInt.empty();
    if (exit.isEmpty()) {
      return;
    }
    int code = exit.getAsInt();
    int retries = node.start().number("retryCount", 0);
    int most = startTask.path("maxTaskRetryCount").asInt(0);
    if (code != 0 && (most < 0 || retries < most)) {
      start(node, startTask, retries + 1);
      return;
    }
    node.start().set("exitCode", code);
    if (code != 0) {
      node.start().set("failureInfo", FailureText.ofExit(code));
    }
    end(node, code == 0);
  }

  private void end(Node node, boolean succeeded) {
    Instant now = state.now();
    node.start().set("state", "completed");
    node.start().set("endTime", now);
    node.start().set("result", succeeded ? "success" : "failure");
    if (node.is(Node.WAITING)) {
      node.becomes(succeeded ? Node.IDLE : Node.START_FAILED, now);
    }
  }

  /** After a start of the service: nobody waits any more for what was not yet started. */
  void takeUp(Node node) {
    if (node.isStarting() && !node.isStartBegun()) {
      if (work.wasStarted(state.folder(node).startTask())) {
        node.startBegun();
      } else {
        node.forgetStart();
      }
    }
  }
}
