package org.runspec.run.program.failure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Says in one line why a program failed. */
public final class FailureReason {
  private static final int LONGEST = 300;
  private static final int OF_EXCEPTION = 1;
  private static final Pattern KILLED = Pattern.compile("(^|\\s)Killed(\\s|$)|SIGKILL");

  private FailureReason() {}

  /**
   * The reason, such as {@code ValueError: boom}, {@code missing module torch}, {@code exit code 3}
   * or {@code out of memory: killed by the kernel}.
   *
   * @param exitCode not 0; 128 and the signal's number if a signal ended it
   * @param output the end of what it printed
   * @param oomKilled whether the kernel killed something for lack of memory meanwhile
   */
  public static String of(int exitCode, String output, boolean oomKilled) {
    String reason = reason(exitCode, output.lines().toList(), oomKilled);
    return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
  }

  private static String reason(int exitCode, List<String> lines, boolean oomKilled) {
    OptionalInt signal = Signals.in(exitCode);
    if (oomKilled && (signal.orElse(0) == Signals.KILL || tellOfKill(lines))) {
      return "out of memory: killed by the kernel";
    }
    if (signal.isPresent() && signal.getAsInt() != Signals.ABORT) {
      return Signals.words(signal.getAsInt());
    }
    String ending = signal.isPresent() ? Signals.words(signal.getAsInt()) : "exit code " + exitCode;
    return ofLines(OutputPattern.STAGES, lines, exitCode)
        .or(
            () ->
                PythonTraceback.lastException(lines)
                    .map(exception -> ofException(exception, exitCode, ending)))
        .or(() -> ofLines(OutputPattern.LINES, lines, exitCode))
        .orElse(ending);
  }

  /** An uncaught exception gives exit code 1; with another code it was not the last word. */
  private static String ofException(String exception, int exitCode, String ending) {
    Optional<String> known = OutputPattern.reason(OutputPattern.EXCEPTIONS, exception, exitCode);
    return known.isPresent() || exitCode == OF_EXCEPTION
        ? known.orElse(exception)
        : ending + " (after " + exception + ")";
  }

  private static Optional<String> ofLines(
      List<OutputPattern> patterns, List<String> lines, int exitCode) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Optional<String> reason = OutputPattern.reason(patterns, lines.get(i), exitCode);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** A launcher or shell that outlived its killed worker says so. */
  private static boolean tellOfKill(List<String> lines) {
    return lines.stream().anyMatch(line -> KILLED.matcher(line).find());
  }
}
