package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/**
 * Where a run stands.
 *
 * <pre>
 * created → queued → running → completed | error | cancelled
 * created | queued → error | cancelled
 * running → queued                (node lost, preempted, tried again)
 * error | cancelled → queued      (resume only)
 * </pre>
 */
public enum RunState {
  CREATED,
  QUEUED,
  RUNNING,
  COMPLETED,
  ERROR,
  CANCELLED;

  /** Whether this may follow by itself or by a client's wish other than {@code resume}. */
  public boolean canBecome(RunState next) {
    return following().contains(next);
  }

  /** Whether only {@code resume} leads on from here. */
  public boolean isTerminal() {
    return following().isEmpty();
  }

  private Set<RunState> following() {
    return switch (this) {
      case CREATED -> Set.of(QUEUED, ERROR, CANCELLED);
      case QUEUED -> Set.of(RUNNING, ERROR, CANCELLED);
      case RUNNING -> Set.of(COMPLETED, ERROR, CANCELLED, QUEUED);
      case COMPLETED, ERROR, CANCELLED -> Set.of();
    };
  }

  /** Whether {@code resume} may queue it again. */
  public boolean canResume() {
    return this == ERROR || this == CANCELLED;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
