package org.runspec.batchservice.machine;

import java.util.Map;

/** A task cannot be started. */
final class NotStartedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  NotStartedException(String code, String message, Map<String, String> details) {
    super(message);
    this.failure = new Failure(code, message, details);
  }

  Failure failure() {
    return failure;
  }
}
