package org.runspec.run.program.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs printed when they failed stands in {@code tails/NAME.EXITCODE.txt}. */
class FailureReasonTest {
  private static final Path TAILS =
      Path.of("src/test/resources/org/runspec/run/program/failure/tails");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "reasons.csv", delimiter = '|', maxCharsPerColumn = 500)
  void tellsWhatTheOutputTells(String file, String reason) throws IOException {
    int exitCode = Integer.parseInt(file.substring(file.lastIndexOf('.') + 1));
    assertEquals(reason, FailureReason.of(exitCode, tail(file), false));
  }

  @Test
  void everyTailHasItsReason() throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> files = Files.list(TAILS)) {
      files.forEach(f -> expected.add(f.getFileName().toString().replace(".txt", "")));
    }
    List<String> rows = Files.readAllLines(TAILS.resolveSibling("reasons.csv"));
    assertEquals(
        expected,
        rows.stream()
            .map(row -> row.substring(0, row.indexOf('|')).strip())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @ParameterizedTest
  @CsvSource({
    "3, exit code 3",
    "137, killed by signal 9 (SIGKILL)",
    "139, killed by signal 11 (SIGSEGV)",
    "138, killed by signal 10",
    "255, exit code 255"
  })
  void withoutWordsTheExitCodeSpeaks(int exitCode, String reason) {
    assertEquals(reason, FailureReason.of(exitCode, "all is well\n", false));
  }

  @Test
  void aFullDiskIsToldByName() {
    assertEquals(
        "disk full: No space left on device",
        FailureReason.of(
            3, "head: error writing 'standard output': No space left on device\nbye\n", false));
  }

  @ParameterizedTest
  @CsvSource({
    "137, ''",
    "1, 'Signal 9 (SIGKILL) received by PID 7'",
    "3, 'run.sh: line 3: 9 Killed  x'"
  })
  void theKernelsKillIsOutOfMemoryWhereAKillWasSeen(int exitCode, String output) {
    assertEquals("out of memory: killed by the kernel", FailureReason.of(exitCode, output, true));
  }

  @Test
  void theKernelsKillOfSomethingElseIsNotOurs() {
    assertEquals("exit code 3", FailureReason.of(3, "Overkilled\n", true));
  }

  @Test
  void isOneShortLine() {
    String reason = FailureReason.of(1, header() + "ValueError: " + "x".repeat(5000), false);
    assertTrue(reason.length() < 310 && reason.endsWith("…"), reason);
  }

  @Test
  void aTracebackThatWasCutOffSaysNothing() {
    assertEquals("exit code 1", FailureReason.of(1, header() + "  File \"a.py\", line 1\n", false));
  }

  private static String header() {
    return "Traceback (most recent call last):\n";
  }

  private static String tail(String name) throws IOException {
    OutputTail tail = new OutputTail();
    byte[] bytes = Files.readAllBytes(TAILS.resolve(name + ".txt"));
    tail.add(bytes, 0, bytes.length);
    return tail.text();
  }
}
