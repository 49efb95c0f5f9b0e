package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/**
 * Where a node's parent run stands.
 *
 * <pre>
 * queued → spawning → completed | error | cancelled
 * queued → error | cancelled
 * </pre>
 */
public enum NodeState {
  QUEUED,
  SPAWNING,
  COMPLETED,
  ERROR,
  CANCELLED;

  /** Whether this may follow by itself or by a client's wish other than {@code resume}. */
  public boolean canBecome(NodeState next) {
    return following().contains(next);
  }

  /** Whether only {@code resume} leads on from here. */
  public boolean isTerminal() {
    return following().isEmpty();
  }

  private Set<NodeState> following() {
    return switch (this) {
      case QUEUED -> Set.of(SPAWNING, ERROR, CANCELLED);
      case SPAWNING -> Set.of(COMPLETED, ERROR, CANCELLED);
      case COMPLETED, ERROR, CANCELLED -> Set.of();
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
