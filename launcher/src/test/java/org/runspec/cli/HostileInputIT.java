package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runspec.cli.session.ExitCode;

/** What means to use up the machine is refused with 512 MB of heap, in a process of its own. */
class HostileInputIT {
  /** Far more than it takes, since a test's machine may be busy; bench/hostile measures. */
  private static final long DEADLINE_SECONDS = 120;

  @TempDir Path folder;

  static Stream<HostileInput> heavyInputs() {
    return HostileInputs.all().stream().filter(HostileInput::heavy);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heavyInputs")
  void isRefusedWithLittleMemory(HostileInput input) throws IOException, InterruptedException {
    input.prepare(folder);
    File said = folder.resolve("said.txt").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-jar", jar()));
    command.addAll(input.arguments());
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();

    boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertTrue(ended, "it runs on and on");
    String text = Files.readString(said.toPath());
    assertEquals(ExitCode.WRONG_INPUT.code(), process.exitValue(), text);
    assertFalse(text.contains("\tat "), text);
  }

  private static String jar() {
    return Path.of(System.getProperty("runspec.top"), "launcher", "target", "run.jar").toString();
  }
}
