package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What makes the runs of a job differ. */
public enum SearchStyle {
  /** There is one run. */
  SINGLE,
  /** Nothing but the seed. */
  REPEAT,
  /** Several commands, taken in turn. */
  MULTI,
  /** Hyperparameters that were chosen when the job was planned. */
  STATIC,
  /** Hyperparameters that are chosen on the node when a run is claimed. */
  DYNAMIC;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
