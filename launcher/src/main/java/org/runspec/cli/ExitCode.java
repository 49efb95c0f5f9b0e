package org.runspec.cli;

/** What the program's exit code tells a caller. */
enum ExitCode {
  /** Done. */
  DONE(0),
  /** A run or job failed. */
  FAILED(1),
  /** The user's input is wrong. */
  WRONG_INPUT(2),
  /** A bug of this program. */
  BUG(70),
  /** Something outside failed; the same may work later. */
  TRY_LATER(75),
  /** Ended by the end of its terminal. */
  HUNG_UP(129),
  /** Ended by Ctrl-C. */
  INTERRUPTED(130),
  /** Ended by SIGTERM. */
  TERMINATED(143);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
