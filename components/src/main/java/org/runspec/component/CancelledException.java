package org.runspec.component;

/** Work ended early because it was asked to. Neither a user's mistake nor a bug. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Cancellation.Reason reason;

  /** Ended for this reason. */
  public CancelledException(Cancellation.Reason reason) {
    super("stopped: " + reason.word());
    this.reason = reason;
  }

  /** Why the work was asked to end. */
  public Cancellation.Reason reason() {
    return reason;
  }
}
