package org.runspec.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who starts a run first. */
public enum Schedule {
  /** Any node with a free slot. */
  DYNAMIC,
  /** The node of its name; others only after that node died. */
  STATIC;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
