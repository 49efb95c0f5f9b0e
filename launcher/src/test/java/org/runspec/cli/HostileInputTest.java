package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.NamerWrapper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.cli.session.ExitCode;
import org.runspec.cli.session.Session;
import org.runspec.run.console.Terminal;

/** What is said of hostile input: something short that helps, never a stack trace. */
class HostileInputTest {
  /** Far more than it takes, since a test's machine may be busy; bench/hostile measures. */
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private static final String APPROVED = "src/test/resources/org/runspec/cli/hostile/";
  private static final int LONGEST_ANSWER = 40_000;

  @TempDir Path folder;

  static List<HostileInput> inputs() {
    return HostileInputs.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isRefused(HostileInput input) throws IOException {
    input.prepare(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Session session = new Session(folder, Map.of(), new Terminal(screen, screen, false, () -> 80));

    ExitCode code =
        assertTimeoutPreemptively(DEADLINE, () -> new CommandLine(session).run(input.arguments()));

    String said = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.WRONG_INPUT, code, said);
    assertFalse(said.contains("\tat "), said);
    assertTrue(said.length() < LONGEST_ANSWER, () -> said.length() + " characters");
    assertFalse(said.matches("(?s).*[\\x00-\\x08\\x0B-\\x1F\\x7F].*"), said);
    Approvals.verify(beginning(said), named(input.name()));
  }

  /** One file for each input, in a folder of their own. */
  private static Options named(String name) {
    String approved = System.getProperty("runspec.top") + "/launcher/" + APPROVED;
    return new Options().forFile().withNamer(new NamerWrapper(() -> name, () -> approved));
  }

  /** The first problems, without what the machine adds. */
  private String beginning(String said) throws IOException {
    String real = folder.toRealPath().toString();
    String shown = said.replace(real, "PROJECT").replace(folder.toString(), "PROJECT");
    List<String> lines = shown.lines().limit(30).map(HostileInputTest::shortened).toList();
    return String.join("\n", lines) + "\n";
  }

  private static String shortened(String line) {
    return line.length() > 700 ? line.substring(0, 700) + " ..." : line;
  }
}
