package org.runspec.node;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a controller says of itself, a line each, for whoever looks after the machine. */
public final class Log {
  private final PrintStream out;
  private final Clock clock;

  /** Writes to a stream. */
  public Log(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Something happened. */
  public void note(String what) {
    out.println(Instant.now(clock).truncatedTo(ChronoUnit.MILLIS) + " " + what);
  }

  /** Something failed, and the controller goes on. */
  public void trouble(String what, Throwable why) {
    note(what + ": " + why);
    if (why instanceof RuntimeException) {
      why.printStackTrace(out);
    }
  }
}
