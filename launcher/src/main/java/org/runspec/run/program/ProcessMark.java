package org.runspec.run.program;

import java.util.Optional;
import java.util.UUID;
import org.runspec.run.program.command.StageEnvironment;

/**
 * What all processes of one program inherit from its leader, and no other process has: a variable
 * of the environment, and where the system lets us a limit.
 *
 * @param value stands in the variable {@link StageEnvironment#PROCESS_MARK}
 */
record ProcessMark(String value, Optional<LockLimit> limit) {
  static ProcessMark random(Optional<LockLimit> limit) {
    return new ProcessMark(UUID.randomUUID().toString(), limit);
  }

  /** Whether a process has it, or one half of it. */
  boolean isOn(ProcessTable table, long pid) {
    return table.environment(pid).contains(value)
        || limit.filter(own -> own.isIn(table.limits(pid))).isPresent();
  }
}
