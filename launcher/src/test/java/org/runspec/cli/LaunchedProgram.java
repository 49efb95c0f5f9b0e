package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code run.jar} as a process of its own, in a process group of its own. */
final class LaunchedProgram implements AutoCloseable {
  static final Path JAR =
      Path.of(System.getProperty("runspec.top"), "launcher/target/run.jar").toAbsolutePath();
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final int PATIENCE_SECONDS = 60;

  /** In the background of a script signals may be ignored, and children inherit that. */
  private static final List<String> HEARING = List.of("env", "--default-signal=HUP,INT,TERM");

  private final Process process;
  private final BufferedReader output;
  private final List<String> read = new ArrayList<>();
  private final SignedProcesses ours = new SignedProcesses();

  /**
   * Starts a command, with standard error in its output.
   *
   * @param words the whole command
   */
  LaunchedProgram(Path directory, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(HEARING);
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(Transcript.environment());
    ours.sign(environment);
    environment.put("COLUMNS", "80");
    process = builder.directory(directory.toFile()).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The command that runs {@code run.jar} with arguments. */
  static List<String> jar(String... arguments) {
    return Stream.concat(Stream.of(JAVA, "-jar", JAR.toString()), Stream.of(arguments)).toList();
  }

  /** Reads until a line that holds a text. */
  void awaitLine(String text) throws IOException {
    if (!reachesLine(text)) {
      fail("no line with " + text + " in\n" + String.join("\n", read));
    }
  }

  /** Reads until a line that holds a text, or the end; returns whether there was one. */
  boolean reachesLine(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.add(line);
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /** Reads until a text has come, which need not be a whole line. */
  void awaitText(String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (int c = output.read(); c >= 0; c = output.read()) {
      seen.append((char) c);
      if (c == text.charAt(text.length() - 1) && seen.indexOf(text) >= 0) {
        read.add(seen.toString());
        return;
      }
    }
    fail("no " + text + " in\n" + seen);
  }

  /** Sends a signal to the process group, as a terminal does. */
  void signalGroup(String name) throws IOException, InterruptedException {
    signal(name, "-" + process.pid());
  }

  /** Sends a signal to the launcher alone. */
  void signal(String name) throws IOException, InterruptedException {
    signal(name, String.valueOf(process.pid()));
  }

  private static void signal(String name, String whom) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("kill", "-s", name, "--", whom).start().waitFor());
  }

  /** Reads no more, as {@code head} does when it has seen enough. */
  void closeOutput() throws IOException {
    output.close();
  }

  /** Everything that was printed until the end. */
  String outputToEnd() {
    output.lines().forEach(read::add);
    return String.join("\n", read);
  }

  /** The exit code, once the program has ended; none of its processes is left then. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    assertEquals(List.of(), ours.running());
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
