package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code run.jar} as a process of its own, in a process group of its own. */
final class LaunchedProgram implements AutoCloseable {
  static final Path JAR =
      Path.of(System.getProperty("runspec.top"), "launcher/target/run.jar").toAbsolutePath();
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String SIGN = "TEST_SIGN";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private final List<String> read = new ArrayList<>();
  private final String sign = UUID.randomUUID().toString();

  /**
   * Starts a command, with standard error in its output.
   *
   * @param words the whole command
   */
  LaunchedProgram(Path directory, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(Transcript.environment());
    environment.put(SIGN, sign);
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
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      read.add(line);
      if (line.contains(text)) {
        return;
      }
    }
    fail("no line with " + text + " in\n" + String.join("\n", read));
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
    assertEquals(List.of(), leftProcesses());
    return process.exitValue();
  }

  private List<Path> leftProcesses() {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(folder -> hasSign(folder.resolve("environ"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasSign(Path environ) {
    try {
      return Files.readString(environ, StandardCharsets.ISO_8859_1).contains(sign);
    } catch (IOException e) {
      return false; // no process, or none of ours
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }
}
