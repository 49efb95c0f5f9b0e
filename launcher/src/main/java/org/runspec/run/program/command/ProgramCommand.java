package org.runspec.run.program.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command that starts a stage's program, before its arguments are appended. */
public final class ProgramCommand {
  private ProgramCommand() {}

  /**
   * A program that stands in a component's folder: {@code .py} is run by Python, {@code .sh} by sh,
   * anything else by itself.
   *
   * @param python asked only if it is needed
   */
  public static List<String> ofFile(Path file, Supplier<Interpreter> python) {
    String program = file.toAbsolutePath().toString();
    String name = program.toLowerCase(Locale.ROOT);
    if (name.endsWith(".py")) {
      return List.of(python.get().program().toString(), program);
    }
    return name.endsWith(".sh") ? List.of("sh", program) : List.of(program);
  }

  /** Any text as one word of a command line that a shell reads. */
  public static String word(String text, Platform platform) {
    return platform == Platform.WINDOWS
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * A command line that a shell reads, with arguments that it does not; they go to its last
   * command.
   *
   * @param words what is appended, each as one word; on Windows {@code cmd} reads them all the same
   */
  public static List<String> ofLine(String line, List<String> words, Platform platform) {
    if (platform == Platform.WINDOWS) {
      return Stream.concat(Stream.of("cmd", "/c", line), words.stream()).toList();
    }
    return words.isEmpty()
        ? List.of("sh", "-c", line)
        : Stream.concat(
                Stream.of("sh", "-c", line.stripTrailing() + " \"$@\"", "sh"), words.stream())
            .toList();
  }
}
