package org.runspec.store;

import java.io.IOException;
import org.runspec.job.RunName;

/** A run went on in a later attempt: an earlier one cannot end it. Trying again does not help. */
public final class SupersededException extends IOException {
  private static final long serialVersionUID = 1;

  /** An attempt that came too late. */
  public SupersededException(RunName run, int attempt) {
    super("attempt " + attempt + " of " + run + " was superseded");
  }
}
