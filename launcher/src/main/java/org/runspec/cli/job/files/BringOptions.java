package org.runspec.cli.job.files;

import com.beust.jcommander.Parameter;
import java.util.OptionalInt;

/** Where what a command brings goes, and of which attempts it is. */
final class BringOptions {
  @Parameter(names = "--to", description = "Brings them into this folder")
  private String to = "";

  @Parameter(names = "--attempt", description = "Brings what is of this attempt, from 1")
  private Integer attempt;

  @Parameter(names = "--force", description = "Overwrites files that differ")
  private boolean force;

  /** The folder; empty for the usual one. */
  String to() {
    return to;
  }

  /** The attempt; empty for the one that decides, else the newest. */
  OptionalInt attempt() {
    return attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt);
  }

  boolean force() {
    return force;
  }
}
