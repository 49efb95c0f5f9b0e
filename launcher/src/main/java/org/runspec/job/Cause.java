package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an attempt was started. */
public enum Cause {
  /** It is the run's first. */
  FIRST,
  /** The node of the attempt before died or was withdrawn. */
  LOST,
  /** The attempt before failed, and the job allows another try. */
  RETRIED,
  /** The attempt before saved a checkpoint and asked to go on, or its time ended. */
  CONTINUED,
  /** A client resumed the job. */
  RESUMED,
  /** A client ended the attempt before to see the run go on from its checkpoint. */
  RESTARTED;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
