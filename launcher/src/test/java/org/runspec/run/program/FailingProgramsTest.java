package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.run.program.ProgramOutcome.Ending;
import org.runspec.run.program.failure.OomKills;
import org.runspec.run.program.report.Report;

/** Each program fails in its own way; each way has its reason, and no process is left. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sh and signals")
class FailingProgramsTest {
  @TempDir Path folder;
  private ProgramFixture program;

  @BeforeEach
  void prepare() throws Exception {
    program = new ProgramFixture(folder);
    Files.writeString(folder.resolve("vmstat"), "oom_kill 0\n");
  }

  @Test
  void anException() throws Exception {
    ProgramOutcome outcome = program.python("print('hello')\nraise ValueError('boom')\n");
    assertFailed("ValueError: boom", 1, outcome);
    assertTrue(program.output().startsWith("hello\nTraceback"), program.output());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void memoryRunsOut() throws Exception {
    program.assumePython();
    Path file = Files.writeString(folder.resolve("big.py"), "rows = bytearray(1 << 33)\n");
    assertFailed(
        "out of memory: MemoryError",
        1,
        program.sh("ulimit -v 2000000; exec python3 " + file.getFileName()));
  }

  @Test
  void theKernelKillsForLackOfMemory() throws Exception {
    assertFailed(
        "out of memory: killed by the kernel",
        137,
        program.sh("echo 'oom_kill 1' > vmstat; kill -9 $$"));
  }

  @Test
  void aModuleIsMissing() throws Exception {
    assertFailed(
        "missing module torch_of_nobody", 1, program.python("import torch_of_nobody.nn\n"));
  }

  @Test
  void theProgramIsMissing() throws Exception {
    assertNeverStarted("no python9 on PATH", program.run("python9", "train.py"));
    assertNeverStarted("no program " + folder.resolve("train"), program.run("./train"));
    Files.createFile(folder.resolve("train"));
    assertNeverStarted("./train is not executable", program.run("./train"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void theProgramsInterpreterIsMissing() throws Exception {
    Path file = Files.writeString(folder.resolve("train"), "#!/usr/bin/env python9\n");
    assertTrue(file.toFile().setExecutable(true));
    assertFailed("no python9 on PATH", 127, program.run("./train"));
    Files.writeString(file, "#!/opt/none/python9\n");
    assertFailed("no interpreter for " + file, 127, program.run(file.toString()));
  }

  @Test
  void anExitCode() throws Exception {
    assertFailed("exit code 3", 3, program.sh("echo no; exit 3"));
  }

  @Test
  void aSignal() throws Exception {
    assertFailed("killed by signal 9 (SIGKILL)", 137, program.sh("kill -9 $$"));
    assertFailed("killed by signal 11 (SIGSEGV)", 139, program.sh("kill -11 $$"));
  }

  @Test
  void itHangsBeyondItsTime() throws Exception {
    program.timeLimit = Optional.of(Duration.ofHours(1));
    program.onReport = report -> program.pacer.skip(Duration.ofHours(1));
    ProgramOutcome outcome = program.sh("echo '{\"ready\": 1}' >> $RUNSPEC_METRICS; sleep 1000");
    assertEquals(Ending.STOPPED, outcome.ending());
    assertEquals("time limit of 1 h reached", outcome.reason());
    assertEquals("time\n", Files.readString(program.files.stop()));
  }

  @Test
  void itHangsAndDoesNotListen() throws Exception {
    program.timeLimit = Optional.of(Duration.ofMinutes(90));
    program.onReport = report -> program.pacer.skip(Duration.ofMinutes(90));
    ProgramOutcome outcome =
        program.sh(
            "trap 'echo \"{\\\"asked\\\": 1}\" >> $RUNSPEC_METRICS' TERM;"
                + " echo '{\"ready\": 1}' >> $RUNSPEC_METRICS;"
                + " while true; do sleep 0.1; done");
    assertEquals(2, program.reports.size(), program.reports::toString);
    assertEquals(Ending.STOPPED, outcome.ending());
    assertEquals("time limit of 1 h 30 min reached, killed after 30 s", outcome.reason());
    assertEquals(OptionalInt.of(137), outcome.exitCode());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void itLeavesADaemonBehindThatHoldsTheOutput() throws Exception {
    ProgramOutcome outcome =
        program.python(
            """
            import os, time
            read, write = os.pipe()
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    print("daemon", flush=True)
                    os.write(write, b".")
                    time.sleep(1000)
                os._exit(0)
            os.read(read, 1)
            print("done", flush=True)
            """);
    assertEquals(Ending.DONE, outcome.ending(), outcome::reason);
    assertEquals(1, outcome.strays());
    assertEquals("daemon\ndone\n", program.output());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "needs setsid and /proc")
  void itLeavesAnEndlessPrinterBehindThatDoesNotListen() throws Exception {
    program.pacer.hurry();
    ProgramOutcome outcome = program.sh("(trap '' TERM; exec setsid yes) & sleep 0.1; exit 3");
    assertFailed("exit code 3", 3, outcome);
    assertEquals(1, outcome.strays());
  }

  @Test
  void itPrintsGarbage() throws Exception {
    ProgramOutcome outcome =
        program.sh("printf '\\377\\376\\000\\033[31m 10%%\\r 20%%\\r no newline'; exit 3");
    assertFailed("exit code 3", 3, outcome);
    assertEquals("\u00ff\u00fe\u0000\u001b[31m 10%\r 20%\r no newline", program.output());
  }

  @Test
  void itWritesHalfALine() throws Exception {
    ProgramOutcome outcome =
        program.sh(
            "echo '{\"iters\": 1, \"loss\": 2}' >> $RUNSPEC_METRICS;"
                + " printf '{\"iters\": 2, \"lo' >> $RUNSPEC_METRICS; kill -9 $$");
    assertFailed("killed by signal 9 (SIGKILL)", 137, outcome);
    assertEquals(new Report.Metrics(1, Map.of("loss", 2.0), Map.of()), program.reports.get(0));
    Report.BadLine bad = assertInstanceOf(Report.BadLine.class, program.reports.get(1));
    assertEquals("{\"iters\": 2, \"lo", bad.text());
    assertEquals(2, program.reports.size());
  }

  @Test
  void thereIsNoFolderToRunIn() throws Exception {
    ProgramPlan plan = program.plan("true");
    ProgramPlan elsewhere =
        new ProgramPlan(
            List.of("true"),
            folder.resolve("gone"),
            plan.environment(),
            plan.metrics(),
            plan.metricsFile(),
            plan.stopFile(),
            plan.checkpoints(),
            plan.timeLimit(),
            plan.grace(),
            plan.stepName());
    ProgramRunner runner =
        new ProgramRunner(
            program.pacer, new OomKills(List.of()), StartTools.NONE, events -> List::of);
    assertNeverStarted(
        "no folder " + folder.resolve("gone") + " to run in",
        runner.run(elsewhere, program, program.stop));
  }

  private static void assertFailed(String reason, int exitCode, ProgramOutcome outcome) {
    assertEquals(reason, outcome.reason());
    assertEquals(Ending.FAILED, outcome.ending());
    assertEquals(OptionalInt.of(exitCode), outcome.exitCode());
    assertEquals(0, outcome.survivors());
  }

  private static void assertNeverStarted(String reason, ProgramOutcome outcome) {
    assertEquals(reason, outcome.reason());
    assertEquals(Ending.FAILED, outcome.ending());
    assertTrue(outcome.exitCode().isEmpty());
  }
}
