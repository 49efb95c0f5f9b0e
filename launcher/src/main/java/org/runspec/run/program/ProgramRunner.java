package org.runspec.run.program;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.runspec.component.Cancellation;
import org.runspec.pace.Pacer;
import org.runspec.run.program.command.Executables;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.failure.OomKills;
import org.runspec.run.program.report.CsvSource;
import org.runspec.run.program.report.JsonLinesSource;
import org.runspec.run.program.report.OutputLinesSource;
import org.runspec.run.program.report.ReportSource;
import org.runspec.spec.problem.UserProblem;

/** Runs programs, each to its end. May run several at once, on a thread each. */
public final class ProgramRunner {
  private final Pacer pacer;
  private final OomKills oomKills;
  private final StartTools tools;
  private StartTools triedTools;
  private final Function<Path, ReportSource> tensorBoard;
  private final Optional<PrintStream> echo;

  /**
   * A runner for this machine.
   *
   * @param oomKills tells whether the kernel killed for lack of memory
   * @param tools what programs are started through
   * @param tensorBoard opens the event files below a folder
   */
  public ProgramRunner(
      Pacer pacer, OomKills oomKills, StartTools tools, Function<Path, ReportSource> tensorBoard) {
    this(pacer, oomKills, tools, tensorBoard, Optional.empty());
  }

  private ProgramRunner(
      Pacer pacer,
      OomKills oomKills,
      StartTools tools,
      Function<Path, ReportSource> tensorBoard,
      Optional<PrintStream> echo) {
    this.echo = echo;
    this.pacer = pacer;
    this.oomKills = oomKills;
    this.tools = tools;
    this.tensorBoard = tensorBoard;
  }

  /**
   * The same, but what programs print is written here, too.
   *
   * @param out where nobody may listen any more
   */
  public ProgramRunner echoing(PrintStream out) {
    return new ProgramRunner(pacer, oomKills, tools, tensorBoard, Optional.of(out));
  }

  /**
   * Runs a program and returns when it and all its processes have ended. A program that is missing
   * or cannot be started is an outcome like any other.
   *
   * @throws UserProblem if the plan's files cannot be made
   * @throws InterruptedException if the calling thread is interrupted; the program is killed first,
   *     as it is when the listener throws
   */
  public ProgramOutcome run(ProgramPlan plan, ProgramListener listener, StopSignal stop)
      throws InterruptedException {
    Optional<Cancellation.Reason> early = stop.reason();
    if (early.isPresent()) {
      return ProgramOutcome.stoppedBeforeStart(early.get());
    }
    if (!Files.isDirectory(plan.directory())) {
      return ProgramOutcome.neverStarted("no folder " + plan.directory() + " to run in");
    }
    Executables executables =
        Executables.in(plan.environment(), plan.directory(), Platform.current());
    String name = plan.command().get(0);
    Optional<Path> program = executables.find(name);
    if (program.isEmpty()) {
      return ProgramOutcome.neverStarted(executables.whyMissing(name));
    }
    List<ReportSource> sources = prepare(plan);
    OomKills.Reading oomBefore = oomKills.read();
    Leader leader;
    try {
      leader = Leader.start(plan, program.get(), tools());
    } catch (IOException e) {
      return ProgramOutcome.neverStarted("could not be started: " + e.getMessage());
    }
    ProgramListener audience =
        echo.<ProgramListener>map(out -> new Echo(listener, out)).orElse(listener);
    return new ProgramRun(plan, audience, stop, pacer, oomKills, oomBefore, sources, leader)
        .toEnd();
  }

  /** They are tried out once, when the first program is started. */
  private synchronized StartTools tools() {
    if (triedTools == null) {
      triedTools = tools.tried();
    }
    return triedTools;
  }

  private List<ReportSource> prepare(ProgramPlan plan) {
    try {
      Files.createDirectories(plan.checkpoints());
      Files.createDirectories(plan.metricsFile().getParent());
      Files.createDirectories(plan.stopFile().getParent());
      Files.deleteIfExists(plan.stopFile());
      Files.write(plan.metricsFile(), new byte[0]);
      List<ReportSource> sources = new ArrayList<>();
      sources.add(new JsonLinesSource(plan.metricsFile(), plan.stepName()));
      open(plan).ifPresent(sources::add);
      return sources;
    } catch (IOException e) {
      throw new UserProblem(
          "prepare " + plan.metricsFile().getParent(),
          e.toString(),
          "make room there, and make sure that it can be written");
    }
  }

  private Optional<ReportSource> open(ProgramPlan plan) throws IOException {
    MetricsSource metrics = plan.metrics();
    if (metrics instanceof MetricsSource.Csv csv) {
      return Optional.of(new CsvSource(csv.file(), plan.stepName()));
    } else if (metrics instanceof MetricsSource.Output output) {
      return Optional.of(new OutputLinesSource(output.pattern(), plan.stepName()));
    } else if (metrics instanceof MetricsSource.TensorBoard events) {
      return Optional.of(tensorBoard.apply(events.folder()));
    }
    return Optional.empty();
  }
}
