package org.runspec.run.program.failure;

import java.util.Map;
import java.util.OptionalInt;

/** Signals as exit codes show them: 128 and the number, both by Java and by shells. */
final class Signals {
  static final int ABORT = 6;
  static final int KILL = 9;

  private static final int BASE = 128;
  private static final int LAST = 31;

  /** Those that have the same number on Linux and macOS. */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(ABORT, "SIGABRT"),
          Map.entry(8, "SIGFPE"),
          Map.entry(KILL, "SIGKILL"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"));

  private Signals() {}

  static OptionalInt in(int exitCode) {
    int signal = exitCode - BASE;
    return signal >= 1 && signal <= LAST ? OptionalInt.of(signal) : OptionalInt.empty();
  }

  static String words(int signal) {
    String name = NAMES.get(signal);
    return "killed by signal " + signal + (name == null ? "" : " (" + name + ")");
  }
}
