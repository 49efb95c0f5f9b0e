package org.runspec.cli;

/** A command that loads a runspec, whose replacements can be set on the command line. */
interface TakesReplacements {
  /** Takes {@code --<name>=value}. */
  void replace(String name, String value);
}
