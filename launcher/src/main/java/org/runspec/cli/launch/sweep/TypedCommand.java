package org.runspec.cli.launch.sweep;

import java.util.Optional;
import org.runspec.job.MultiRun;
import org.runspec.spec.problem.Position;

/**
 * A command as a user wrote it.
 *
 * @param line where it stands in a file; absent for the command line
 */
public record TypedCommand(MultiRun.Command command, Optional<Position> line) {
  /** Where one of its words stands. */
  Position position(String word) {
    return line.orElseGet(() -> Position.ofArgument(word));
  }
}
