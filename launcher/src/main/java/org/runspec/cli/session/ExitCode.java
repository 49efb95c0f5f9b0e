package org.runspec.cli.session;

/** What the program's exit code tells a caller. */
public enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "a run failed, or a check did"),
  WRONG_INPUT(2, "the input is wrong; the message says where and what to try"),
  BUG(70, "a bug of this program"),
  TRY_LATER(75, "something outside failed, and the same may work later"),
  HUNG_UP(129, "ended by the end of its terminal"),
  INTERRUPTED(130, "ended by Ctrl-C"),
  TERMINATED(143, "ended by SIGTERM");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** The meaning in a few words, for help and reference. */
  public String meaning() {
    return meaning;
  }
}
