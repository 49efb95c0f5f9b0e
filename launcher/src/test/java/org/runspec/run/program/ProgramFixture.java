package org.runspec.run.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.runspec.pace.Pacer;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.FreePort;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.PythonModule;
import org.runspec.run.program.command.StageEnvironment;
import org.runspec.run.program.command.StageFacts;
import org.runspec.run.program.command.StageFiles;
import org.runspec.run.program.failure.OomKills;
import org.runspec.run.program.report.Report;
import org.runspec.run.program.report.ReportSource;

/** Runs small programs for a test, in a folder of its own, and knows whether one is left. */
final class ProgramFixture implements ProgramListener {
  private static final String SIGN = "RUNSPEC_TEST_SIGN";

  private static final int KEPT = 1 << 20;

  final Path folder;
  final StageFiles files;
  final TestPacer pacer = new TestPacer();
  Pacer clock = pacer;
  final StopSignal stop = new StopSignal();
  final List<Report> reports = Collections.synchronizedList(new ArrayList<>());
  final Map<String, String> environment = new HashMap<>();
  MetricsSource metrics = new MetricsSource.JsonLines();
  Optional<Duration> timeLimit = Optional.empty();
  StartTools tools = StartTools.in(System.getenv());
  Consumer<Report> onReport = report -> {};
  Runnable onOutput = () -> {};
  final AtomicLong printedBytes = new AtomicLong();
  Function<Path, ReportSource> tensorBoard = events -> List::of;
  private volatile Optional<ProcessHandle> leader = Optional.empty();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final String sign = UUID.randomUUID().toString();

  ProgramFixture(Path folder) {
    this.folder = folder;
    this.files = StageFiles.in(folder.resolve("stage"));
    environment.putAll(
        StageEnvironment.of(
            new StageFacts(
                files,
                folder,
                new StageFacts.Identity(
                    "local",
                    Optional.empty(),
                    1,
                    "ws",
                    "exper",
                    "ada",
                    Optional.empty(),
                    Optional.empty()),
                1,
                42,
                Optional.empty(),
                ProgramPlan.DEFAULT_GRACE,
                FreePort.find(),
                new StageFacts.Devices(Optional.empty(), OptionalInt.empty()),
                PythonModule.unpackInto(folder.resolve("cache")),
                Optional.empty()),
            System.getenv(),
            Platform.current()));
    environment.put(SIGN, sign);
  }

  ProgramOutcome python(String code) throws Exception {
    assumePython();
    Path file = Files.writeString(folder.resolve("train.py"), code);
    return run("python3", file.toString());
  }

  void assumePython() throws Exception {
    assumeTrue(
        Executables.in(System.getenv(), folder, Platform.current()).find("python3").isPresent(),
        "needs python3");
  }

  ProgramOutcome sh(String script) throws Exception {
    return run("sh", "-c", script);
  }

  ProgramOutcome run(String... command) throws Exception {
    OomKills kills = new OomKills(List.of(folder.resolve("vmstat")));
    ProgramOutcome outcome =
        new ProgramRunner(clock, kills, tools, tensorBoard).run(plan(command), this, stop);
    assertNothingIsLeft();
    return outcome;
  }

  ProgramPlan plan(String... command) {
    return new ProgramPlan(
        List.of(command),
        folder,
        environment,
        metrics,
        files.metrics(),
        files.stop(),
        files.checkpoints(),
        timeLimit.map(TimeLimit::of),
        ProgramPlan.DEFAULT_GRACE,
        "iters");
  }

  void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), processesWithSign());
  }

  String output() {
    synchronized (printed) {
      return printed.toString(StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public void started(long pid) {
    leader = ProcessHandle.of(pid);
  }

  /** Waits until the program itself has ended. */
  void awaitEnd() {
    leader.ifPresent(process -> process.onExit().join());
  }

  @Override
  public void output(byte[] bytes, int offset, int length) {
    printedBytes.addAndGet(length);
    synchronized (printed) {
      printed.write(bytes, offset, Math.min(length, Math.max(0, KEPT - printed.size())));
    }
    onOutput.run();
  }

  @Override
  public void report(Report report) {
    reports.add(report);
    onReport.accept(report);
  }

  private List<Path> processesWithSign() throws IOException {
    Path proc = Path.of("/proc");
    if (!Files.isReadable(proc.resolve("self/environ"))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(proc)) {
      return all.filter(process -> hasSign(process.resolve("environ"))).toList();
    }
  }

  private boolean hasSign(Path environ) {
    try {
      return Files.readString(environ, StandardCharsets.ISO_8859_1).contains(sign);
    } catch (IOException e) {
      return false;
    }
  }
}
