package org.runspec.run.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs scripts with TensorBoard's Python package. The interpreter is that of RUNSPEC_TEST_PYTHON,
 * else python3.
 */
final class PythonTensorBoard {
  private static final String INTERPRETER =
      Optional.ofNullable(System.getenv("RUNSPEC_TEST_PYTHON")).orElse("python3");

  private PythonTensorBoard() {}

  /** Skips the test that calls this where the package is not to be had. */
  static void assumeItIsThere() {
    boolean found;
    try {
      found = run(List.of("-c", "import tensorboard"), Redirect.DISCARD).exitCode() == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(
        found,
        "needs Python's tensorboard package (RUNSPEC_TEST_PYTHON names an interpreter that has it)");
  }

  /** Runs a script of the test resources and returns its output. */
  static List<String> script(String name, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(resource(name).toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Outcome outcome = run(command, Redirect.INHERIT);
    assertEquals(0, outcome.exitCode(), outcome.output());
    return outcome.output().lines().toList();
  }

  private record Outcome(int exitCode, String output) {}

  private static Outcome run(List<String> arguments, Redirect errors) throws IOException {
    List<String> command = new ArrayList<>(List.of(INTERPRETER));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command + " ran", e);
    }
  }

  private static Path resource(String name) {
    URL url = Objects.requireNonNull(PythonTensorBoard.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
