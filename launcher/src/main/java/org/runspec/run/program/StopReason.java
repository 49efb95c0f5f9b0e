package org.runspec.run.program;

import java.util.Locale;

/** Why a program is asked to stop. */
public enum StopReason {
  /** The machine is taken away. */
  PREEMPT,
  /** Its time is over. */
  TIME,
  /** It does not get better. */
  EARLY_STOP,
  /** Its user does not want it any more. */
  CANCEL;

  /** The word that the stop file holds, such as {@code early_stop}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
