package org.runspec.run.program.failure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of output that tells why a program failed.
 *
 * @param codes the exit codes it explains; empty for any but 0
 * @param line found anywhere in a line
 * @param reason what to say; {@code $1} is the pattern's first group
 */
record OutputPattern(Set<Integer> codes, Pattern line, String reason) {
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final String NO_INTERPRETER = "no interpreter for $1";
  private static final String MEMORY = "out of memory: $1";

  /** What an exception's line may say about memory; tried on that line alone. */
  static final List<OutputPattern> EXCEPTIONS =
      List.of(
          any(
              "^(?:[\\w.]*\\.)?((?:_Array)?MemoryError|OutOfMemoryError|ResourceExhaustedError)$",
              MEMORY),
          any(
              "^(?:[\\w.]*\\.)?((?:(?:_Array)?MemoryError|OutOfMemoryError|ResourceExhaustedError)"
                  + ": .*)",
              MEMORY),
          any("((?:CUDA|HIP|MPS backend|CUDNN)[^:]* out of memory.*)", MEMORY),
          any("(CUDA_ERROR_OUT_OF_MEMORY.*|RESOURCE_EXHAUSTED: .*)", MEMORY),
          any("(DefaultCPUAllocator: (?:can't allocate memory|not enough memory).*)", MEMORY),
          any("(Cannot allocate memory)", MEMORY),
          any("(std::bad_alloc)", MEMORY),
          any("^ModuleNotFoundError: No module named '?([^']+)'?", "missing module $1"));

  /** What a run of a runspec prints of the stage that failed it. */
  static final List<OutputPattern> STAGES = List.of(on(1, "^\\S+:  Failed: (.+)", "$1"));

  /** What programs without a Python exception print; the last line that matches any counts. */
  static final List<OutputPattern> LINES =
      List.of(
          any("(java\\.lang\\.OutOfMemoryError.*)", MEMORY),
          any("(No space left on device|Disk quota exceeded)", "disk full: $1"),
          any("Exception in thread \"[^\"]*\" ([\\w.$]+(?:: .*)?)", "$1"),
          any("what\\(\\):\\s+(std::bad_alloc)", MEMORY),
          any("what\\(\\):\\s+(.*)", "$1"),
          any("terminate called after throwing an instance of '(.+)'", "$1"),
          any("(JavaScript heap out of memory)", MEMORY),
          any("(Detected \\d+ oom[-_]kill event.*)", MEMORY),
          any("^(?:fatal error: )(runtime: out of memory.*)", MEMORY),
          any("(memory allocation of \\d+ bytes failed)", MEMORY),
          any("^panic: (.*)", "panic: $1"),
          any("^(thread '.*' (?:\\(\\d+\\) )?panicked at .*)", "$1"),
          any("can't open file '(.+?)': \\[Errno 2\\]", "no file $1"),
          any("^\\S*python\\S*: No module named '?([^\\s']+)", "missing module $1"),
          any("\\(ModuleNotFoundError: No module named '([^']+)'\\)", "missing module $1"),
          on(1, "^(\\w*Error(?: \\[\\w+\\])?: .*)", "$1"),
          on(2, "^(\\S+: error: .+)", "$1"),
          on(NOT_FOUND, "env: [‘']?([^’':]+)[’']?: No such file", "no $1 on PATH"),
          on(NOT_FOUND, ": command not found: (\\S+)", "no $1 on PATH"),
          on(NOT_FOUND, "\\d+: ([^:/]+): (?:command )?not found$", "no $1 on PATH"),
          on(NOT_FOUND, "failed to execute ([^:]+): No such file", NO_INTERPRETER),
          on(NOT_FOUND, "([^: ]+): (?:cannot execute: )?required file not found", NO_INTERPRETER),
          on(NOT_FOUND, "\\d+: ([^:]+): not found$", "no $1, or no interpreter for it"),
          on(NOT_FOUND, "\\d+: ([^:]+): No such file or directory", "no program $1"),
          on(NOT_EXECUTABLE, "([^: ]+): Permission denied", "$1 is not executable"),
          on(NOT_EXECUTABLE, "([^: ]+): [^:]+: bad interpreter", NO_INTERPRETER),
          on(NOT_EXECUTABLE, "([^: ]+): Is a directory", "$1 is a folder, not a program"),
          on(NOT_EXECUTABLE, "([^: ]+): .*[Ee]xec format error", "$1 is not a program"));

  private static OutputPattern any(String line, String reason) {
    return new OutputPattern(Set.of(), Pattern.compile(line), reason);
  }

  private static OutputPattern on(int code, String line, String reason) {
    return new OutputPattern(Set.of(code), Pattern.compile(line), reason);
  }

  /** The reason of the first of these patterns that is in the line. */
  static Optional<String> reason(List<OutputPattern> patterns, String line, int exitCode) {
    for (OutputPattern pattern : patterns) {
      Matcher matcher = pattern.line.matcher(line);
      boolean applies = pattern.codes.isEmpty() || pattern.codes.contains(exitCode);
      if (applies && matcher.find()) {
        return Optional.of(pattern.reason.replace("$1", matcher.group(1).strip()));
      }
    }
    return Optional.empty();
  }
}
