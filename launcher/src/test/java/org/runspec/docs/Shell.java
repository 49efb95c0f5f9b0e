package org.runspec.docs;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An {@code sh} that gets one command after another and shows what a terminal would. */
final class Shell implements AutoCloseable {
  private static final String MARK = "-- the command has ended --";

  /** Prints the mark and the exit code, and leaves the exit code for {@code echo $?}. */
  private static final String TELL_END =
      "code=$?; printf '\\n%s %s\\n' '" + MARK + "' $code; (exit $code)\n";

  private static final int PATIENCE_MINUTES = 5;

  /** A shell started in the background ignores Ctrl-C, and so does all that it starts. */
  private static final String HEARING_CTRL_C =
      "import os, signal; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp('sh', ['sh'])";

  private final Process process;
  private final Writer commands;
  private final Thread reader;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** What a command printed, and its exit code. */
  record Ended(List<String> output, int exitCode) {}

  /**
   * Starts a shell.
   *
   * @param home what belongs to its user
   */
  Shell(Path directory, Path home) throws IOException {
    List<String> program =
        isThere("python3") ? List.of("python3", "-c", HEARING_CTRL_C) : List.of("sh");
    ProcessBuilder builder = new ProcessBuilder(program).directory(directory.toFile());
    builder.environment().put("RUNSPEC_HOME", home.toString());
    process = builder.redirectErrorStream(true).start();
    commands = process.outputWriter(StandardCharsets.UTF_8);
    reader = new Thread(this::readLines, "shell output");
    reader.start();
    run("exec 2>&1");
  }

  /** Whether a program is on the path. */
  static boolean isThere(String program) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (new File(folder, program).canExecute()) {
        return true;
      }
    }
    return false;
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ended run(String command) {
    return run(command, line -> false);
  }

  /**
   * Runs a command to its end.
   *
   * @param interrupt the line at which Ctrl-C is pressed, once
   */
  Ended run(String command, Predicate<String> interrupt) {
    try {
      commands.write(command + "\n" + TELL_END);
      commands.flush();
      List<String> output = new ArrayList<>();
      boolean interrupted = false;
      while (true) {
        String line = lines.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (line == null) {
          throw new AssertionError("no end of: " + command + "\n" + String.join("\n", output));
        }
        if (line.startsWith(MARK)) {
          return new Ended(
              withoutLast(output), Integer.parseInt(line.substring(MARK.length() + 1)));
        }
        output.add(line);
        if (!interrupted && interrupt.test(line)) {
          interrupted = true;
          pressCtrlC();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in: " + command, e);
    }
  }

  /** Without the empty line in front of the mark, which ends a line that the command left open. */
  private static List<String> withoutLast(List<String> output) {
    int last = output.size() - 1;
    return last >= 0 && output.get(last).isEmpty() ? output.subList(0, last) : output;
  }

  private void pressCtrlC() throws IOException {
    List<String> kill = new ArrayList<>(List.of("kill", "-INT"));
    process.toHandle().children().forEach(child -> kill.add(Long.toString(child.pid())));
    new ProcessBuilder(kill).start();
  }

  /** Ends the shell, and what a command left behind. */
  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    commands.close();
    try {
      reader.join();
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
