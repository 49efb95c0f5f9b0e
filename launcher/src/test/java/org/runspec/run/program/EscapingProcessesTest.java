package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.run.program.ProgramOutcome.Ending;

/** Programs that do what they can to leave a process behind, each in its own way. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems have neither marks nor sessions")
class EscapingProcessesTest {
  /** Tells its number and waits; nothing of the program's is open in it. */
  private static final String DAEMON =
      "sh -c 'echo $$ > pid.new; mv pid.new pid; exec sleep 1000' > /dev/null 2>&1 < /dev/null";

  private static final String UNTIL_IT_IS_UP = "; until [ -e pid ]; do sleep 0.01; done";

  @TempDir Path folder;
  private ProgramFixture program;

  @BeforeEach
  void prepare() {
    program = new ProgramFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "setsid env -i PATH=$PATH " + DAEMON + " & :",
        "env -i PATH=$PATH setsid " + DAEMON + " & :",
        "(env -i PATH=$PATH setsid " + DAEMON + " &)",
        "(env -i PATH=$PATH setsid sh -c \"" + DAEMON + " &\" &)",
        "(env -i PATH=$PATH nohup setsid sh daemon.sh > /dev/null 2>&1 &)"
      })
  void noneEscapes(String start) throws Exception {
    assumeTrue(program.tools.tried().prlimit().isPresent(), "needs prlimit, and may");
    Files.writeString(folder.resolve("daemon.sh"), DAEMON + " &");

    ProgramOutcome outcome = program.sh(start + UNTIL_IT_IS_UP);

    assertEquals(Ending.DONE, outcome.ending(), outcome::reason);
    assertTrue(outcome.strays() >= 1, "ended: " + outcome.strays());
    assertDaemonHasEnded();
  }

  @Test
  void withoutPrlimitWhoeverLivesAMomentBesideItsParentIsFound() throws Exception {
    program.tools = new StartTools(program.tools.setsid(), Optional.empty());
    AtomicInteger heard = new AtomicInteger();
    program.onReport =
        report -> {
          program.pacer.skip(Duration.ofSeconds(1));
          touch(folder.resolve("heard" + heard.incrementAndGet()));
        };
    String report = "; echo '{\"a\": 1}' >> $RUNSPEC_METRICS; until [ -e heard";
    String untilHeard = " ]; do sleep 0.01; done";

    ProgramOutcome outcome =
        program.sh(
            "env -i PATH=$PATH setsid "
                + DAEMON
                + " & :"
                + UNTIL_IT_IS_UP
                + (report + 1 + untilHeard)
                + (report + 2 + untilHeard));

    assertEquals(1, outcome.strays());
    assertDaemonHasEnded();
  }

  private static void touch(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertDaemonHasEnded() throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertEquals(Optional.empty(), new ProcessTable(Path.of("/proc")).entry(pid));
  }
}
