package org.runspec.mirror.agent;

/** What the user asked for cannot be done; the message says so in a whole sentence. */
final class InputProblem extends Exception {
  private static final long serialVersionUID = 1L;

  InputProblem(String action, String cause, String fix) {
    super("Could not " + action + ": " + cause + ". Try: " + fix + ".");
  }
}
