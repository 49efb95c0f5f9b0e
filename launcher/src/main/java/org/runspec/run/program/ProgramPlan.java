package org.runspec.run.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program to run; pure data.
 *
 * @param command the program and its arguments, at least one word
 * @param directory where it runs, absolute
 * @param environment all of its variables; nothing is inherited
 * @param metrics where its metrics are read
 * @param metricsFile JSON lines; emptied before the program starts
 * @param stopFile removed before the program starts
 * @param checkpoints a folder that is made if it is not there
 * @param timeLimit how long it may run
 * @param grace how long it may go on after it was asked to stop
 * @param stepName the name of the step in its metrics
 */
public record ProgramPlan(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    MetricsSource metrics,
    Path metricsFile,
    Path stopFile,
    Path checkpoints,
    Optional<TimeLimit> timeLimit,
    Duration grace,
    String stepName) {

  /** The grace where nobody says otherwise. */
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

  /** Keeps copies. */
  public ProgramPlan {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (command.isEmpty()) {
      throw new IllegalArgumentException("a program needs a name");
    }
  }
}
