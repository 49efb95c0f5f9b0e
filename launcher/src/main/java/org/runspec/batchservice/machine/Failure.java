package org.runspec.batchservice.machine;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why a task's command was not started.
 *
 * @param code as Azure Batch calls it
 * @param details further facts by name
 */
public record Failure(String code, String message, Map<String, String> details) {
  public Failure {
    details = new TreeMap<>(details);
  }
}
