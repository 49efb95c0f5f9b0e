package org.runspec.backend.local;

import java.util.Map;

/** What the environment of a launch says of the job around it, which is not that of its nodes. */
final class JobVariables {
  private JobVariables() {}

  static void removeFrom(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(
            name ->
                (name.startsWith("RUNSPEC_") && !name.equals("RUNSPEC_HOME"))
                    || name.startsWith("XT_"));
  }
}
