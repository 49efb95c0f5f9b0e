package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/**
 * Where a job stands; failed means that a run ended in error.
 *
 * <pre>
 * submitted → queued → running → completed | failed | cancelled
 * submitted | queued → failed | cancelled
 * completed | failed | cancelled → queued   (resume only)
 * </pre>
 */
public enum JobState {
  SUBMITTED,
  QUEUED,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED;

  /** Whether this may follow by itself or by a client's wish other than {@code resume}. */
  public boolean canBecome(JobState next) {
    return following().contains(next);
  }

  /** Whether only {@code resume} leads on from here. */
  public boolean isTerminal() {
    return following().isEmpty();
  }

  private Set<JobState> following() {
    return switch (this) {
      case SUBMITTED -> Set.of(QUEUED, FAILED, CANCELLED);
      case QUEUED -> Set.of(RUNNING, FAILED, CANCELLED);
      case RUNNING -> Set.of(COMPLETED, FAILED, CANCELLED);
      case COMPLETED, FAILED, CANCELLED -> Set.of();
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
