package org.runspec.cli.session;

import java.util.List;

/**
 * What the program's exit code tells a caller.
 *
 * @param meaning in a few words, for help and reference
 */
public record ExitCode(int code, String meaning) {
  public static final ExitCode DONE = new ExitCode(0, "done");
  public static final ExitCode FAILED = new ExitCode(1, "a run failed, or a check did");
  public static final ExitCode WRONG_INPUT =
      new ExitCode(2, "the input is wrong; the message says where and what to try");
  public static final ExitCode BUG = new ExitCode(70, "a bug of this program");
  public static final ExitCode TRY_LATER =
      new ExitCode(75, "something outside failed, and the same may work later");
  public static final ExitCode HUNG_UP = new ExitCode(129, "ended by the end of its terminal");
  public static final ExitCode INTERRUPTED = new ExitCode(130, "ended by Ctrl-C");
  public static final ExitCode TERMINATED = new ExitCode(143, "ended by SIGTERM");

  /** Those that are this program's own. */
  public static List<ExitCode> values() {
    return List.of(DONE, FAILED, WRONG_INPUT, BUG, TRY_LATER, HUNG_UP, INTERRUPTED, TERMINATED);
  }

  /** The code with which a user's command ended, passed on as it is. */
  public static ExitCode ofCommand(int code) {
    return new ExitCode(code, "the command's own");
  }
}
