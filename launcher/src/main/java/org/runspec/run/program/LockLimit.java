package org.runspec.run.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A number that marks processes where they cannot lose it: as their limit of file locks. Linux
 * keeps that limit, hands it on to children, shows it to everybody, and has not heeded it since
 * 2.4. Neither an empty environment nor a session of its own nor a dead parent takes it from a
 * process.
 *
 * @param number no limit that anybody else would choose
 */
record LockLimit(long number) {
  private static final long SMALLEST = 1L << 40;
  private static final long LARGEST = 1L << 62;

  static LockLimit random() {
    return new LockLimit(ThreadLocalRandom.current().nextLong(SMALLEST, LARGEST));
  }

  /**
   * Whether this machine can set such a limit and shows it: hard limits and sandboxes forbid it,
   * and then a program could not be started with one.
   *
   * @param prlimit the tool of that name, of util-linux
   */
  static boolean works(Path prlimit) {
    LockLimit limit = random();
    return limit.isIn(limit.shownBy(prlimit));
  }

  /** What prlimit says of itself once it runs with this limit; nothing if it does not. */
  private String shownBy(Path prlimit) {
    try {
      Process process =
          new ProcessBuilder(
                  words(prlimit, List.of(prlimit.toString(), "--locks", "--noheadings", "--raw")))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      try (InputStream shown = process.getInputStream()) {
        return new String(shown.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return ""; // it cannot be run
    }
  }

  /** The command that runs another one with this limit. */
  List<String> words(Path prlimit, List<String> command) {
    return Stream.concat(
            Stream.of(prlimit.toString(), "--locks=" + number + ":", "--"), command.stream())
        .toList();
  }

  /** Whether it stands among limits, as the kernel or prlimit show them. */
  boolean isIn(String limits) {
    String digits = Long.toString(number);
    for (int at = limits.indexOf(digits); at >= 0; at = limits.indexOf(digits, at + 1)) {
      int behind = at + digits.length();
      boolean whole =
          (at == 0 || !Character.isLetterOrDigit(limits.charAt(at - 1)))
              && (behind == limits.length() || !Character.isLetterOrDigit(limits.charAt(behind)));
      if (whole) {
        return true;
      }
    }
    return false;
  }
}
