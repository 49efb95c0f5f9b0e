package org.runspec.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;

/** What goes where: terminals, pipes, files. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
class StreamsIT {
  private static final Path TERMINAL =
      Path.of("src/test/resources/org/runspec/cli/terminal.py").toAbsolutePath();

  /** Half of its steps are done when it waits for someone to have seen that. */
  private static final String HALFWAY =
      """
      max_iterations: 10
      command:
        - sh
        - -c
        - |
          echo '{"iters": 5, "loss": 2}' >> $RUNSPEC_METRICS
          while [ ! -e seen ]; do sleep 0.1; done
      """;

  @TempDir Path folder;

  private void write(String stage) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        component: root/Root_Component
        experiment_path: results
        processing_stages:
          - processing_stage:
              component: processors/Command_Proc
        """
            + stage.indent(6));
  }

  @Test
  void aTerminalShowsProgressThatNoFileHolds() throws Exception {
    Path python =
        Executables.in(System.getenv(), folder, Platform.current()).find("python3").orElseThrow();
    write(HALFWAY);
    List<String> words = new ArrayList<>(List.of(python.toString(), TERMINAL.toString()));
    words.addAll(LaunchedProgram.jar("spec.yaml"));
    try (LaunchedProgram run = new LaunchedProgram(folder, words)) {
      run.awaitText(" 50% [==");
      Files.createFile(folder.resolve("seen"));
      String shown = run.outputToEnd();
      assertTrue(shown.contains("All processing stages completed."), shown);
      assertEquals(0, run.exitCode());
    }
    String kept = Files.readString(folder.resolve("results/console.txt"));
    assertFalse(kept.contains("%") || kept.contains("\r"), kept);
  }

  @Test
  void aPipeShowsNoProgress() throws Exception {
    write(HALFWAY);
    Files.createFile(folder.resolve("seen"));
    try (LaunchedProgram run = new LaunchedProgram(folder, LaunchedProgram.jar("spec.yaml"))) {
      String shown = run.outputToEnd();
      assertFalse(shown.contains("%") || shown.contains("\r"), shown);
      assertEquals(0, run.exitCode());
    }
  }

  @Test
  void aRunGoesOnWhenNobodyReadsItsOutputAnyMore() throws Exception {
    write(HALFWAY);
    try (LaunchedProgram run = new LaunchedProgram(folder, LaunchedProgram.jar("spec.yaml"))) {
      run.awaitText("Processing stage 1");
      run.closeOutput();
      Files.createFile(folder.resolve("seen"));
      assertEquals(0, run.exitCode());
    }
    assertTrue(
        Files.readString(folder.resolve("results/console.txt"))
            .endsWith("All processing stages completed.\n"));
  }

  @Test
  void muchOutputNeedsLittleMemory() throws Exception {
    write("command: head -c 200000000 /dev/zero | tr '\\0' 'a'; echo; echo done\n");
    List<String> words =
        List.of(
            "sh",
            "-c",
            LaunchedProgram.JAVA
                + " -Xmx32m -jar "
                + LaunchedProgram.JAR
                + " spec.yaml | tail -n 3");
    try (LaunchedProgram run = new LaunchedProgram(folder, words)) {
      assertTrue(run.outputToEnd().contains("All processing stages completed."));
      assertEquals(0, run.exitCode());
    }
    assertTrue(Files.size(folder.resolve("results/console.txt")) > 200_000_000);
  }
}
