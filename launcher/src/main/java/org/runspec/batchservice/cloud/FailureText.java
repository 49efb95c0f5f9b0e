package org.runspec.batchservice.cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.runspec.batchservice.machine.Failure;

/** Failures of tasks as clients see them. */
final class FailureText {
  private FailureText() {}

  static ObjectNode of(Failure failure) {
    ObjectNode text =
        Json.object("category", "userError", "code", failure.code(), "message", failure.message());
    text.set("details", Json.pairs("name", failure.details()));
    return text;
  }

  static ObjectNode ofExit(int code) {
    return of(
        new Failure(
            "FailureExitCode",
            "The task exited with an exit code representing a failure",
            Map.of("Message", "The task process exited with an unexpected exit code " + code)));
  }

  /** Of a task that a client ended, or a limit. */
  static Failure ended(String why) {
    return new Failure("TaskEnded", "Task was ended by user request", Map.of("Reason", why));
  }
}
