package org.runspec.spec.problem;

/**
 * Something outside of this program failed: a disk, a network, a service. The same call may work
 * later. Shown without a stack trace; the program ends with exit code 75.
 */
public final class ExternalProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What failed.
   *
   * @param action what could not be done, such as {@code write results/console.txt}
   * @param cause what the outside said
   * @param fix what to try, without a full stop
   */
  public ExternalProblem(String action, Throwable cause, String fix) {
    super("Could not " + action + ": " + said(cause) + ". Try: " + fix + ".", cause);
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : kind + ", " + message;
  }
}
