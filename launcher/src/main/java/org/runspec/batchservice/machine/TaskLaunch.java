package org.runspec.batchservice.machine;

import java.util.List;
import java.util.Map;

/**
 * A task to be started.
 *
 * @param command in one line
 * @param environment its variables beside those that each process has
 */
public record TaskLaunch(
    TaskPlace place, String command, Map<String, String> environment, List<ResourceFile> files) {
  public TaskLaunch {
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
  }

  /** Not what it holds: that may be secret. */
  @Override
  public String toString() {
    return "task " + place.name();
  }
}
