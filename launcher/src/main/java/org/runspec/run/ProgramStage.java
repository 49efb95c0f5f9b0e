package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.runspec.component.Cancellation;
import org.runspec.run.console.StageProgress;
import org.runspec.run.journal.JsonText;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.Progress;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.FreePort;
import org.runspec.run.program.command.Interpreter;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;
import org.runspec.run.program.command.PythonHelper;
import org.runspec.run.program.command.PythonSearch;
import org.runspec.run.program.command.StageEnvironment;
import org.runspec.run.program.command.StageFacts;
import org.runspec.run.program.command.StageFiles;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.tree.PlainValues;

/** Runs a stage that is a program. */
final class ProgramStage {
  private final StagePlan.OfProgram plan;
  private final Runspec runspec;
  private final RunSetting setting;
  private final RunRecorder recorder;
  private Optional<Interpreter> python = Optional.empty();

  ProgramStage(
      StagePlan.OfProgram plan, Runspec runspec, RunSetting setting, RunRecorder recorder) {
    this.plan = plan;
    this.runspec = runspec;
    this.setting = setting;
    this.recorder = recorder;
  }

  StageResult run(ExperimentFolder folder, ProgramRunner runner, StopSignal stop)
      throws InterruptedException {
    StageFiles files = StageFiles.in(folder.stage(plan.spec().number()));
    write(files);
    ProgramPlan program = program(files);
    python.ifPresent(
        chosen -> recorder.note("python is " + chosen.program() + ", " + chosen.why()));
    ProgramSettings settings = plan.settings();
    try (StageProgress progress =
        recorder.console().progress(plan.name(), settings.stepName(), plan.totalSteps())) {
      ProgramReports reports = new ProgramReports(plan, recorder, progress);
      Progress before = Progress.NONE;
      while (true) {
        ProgramOutcome outcome = runner.run(program, reports, stop);
        tellStrays(outcome);
        if (outcome.ending() != ProgramOutcome.Ending.AGAIN) {
          return result(outcome, reports);
        }
        if (!outcome.progress().isBeyond(before)) {
          return new StageResult.Failed(
              "asked to be run again (exit code 75) without having come any further");
        }
        before = before.and(outcome.progress());
        recorder.note(plan.name() + " asked to be run again");
        reports.newAttempt();
      }
    }
  }

  private void tellStrays(ProgramOutcome outcome) {
    if (outcome.strays() > 0) {
      recorder.note(
          outcome.strays() == 1
              ? "1 process that the program left behind was ended"
              : outcome.strays() + " processes that the program left behind were ended");
    }
    if (outcome.survivors() > 0) {
      recorder.note(outcome.survivors() + " processes of the program could not be ended");
    }
  }

  private StageResult result(ProgramOutcome outcome, ProgramReports reports) {
    return switch (outcome.ending()) {
      case DONE -> new StageResult.Completed(reports.summary());
      case STOPPED ->
          outcome.stop().filter(ProgramStage::isUsersWish).isPresent()
              ? new StageResult.Cancelled()
              : new StageResult.Failed(outcome.reason());
      case FAILED, AGAIN -> new StageResult.Failed(outcome.reason());
    };
  }

  private static boolean isUsersWish(Cancellation.Reason reason) {
    return reason == Cancellation.Reason.CANCEL;
  }

  /** The files that the program reads. */
  private void write(StageFiles files) {
    Map<String, Object> hyperparameters = new LinkedHashMap<>();
    for (ChosenValue chosen : runspec.hyperparameters()) {
      hyperparameters.put(chosen.name(), PlainValues.of(chosen.value()));
    }
    try {
      Files.createDirectories(files.spec().getParent());
      Files.writeString(files.spec(), JsonText.of(PlainValues.of(plan.spec().tree())) + "\n");
      Files.writeString(files.hyperparameters(), JsonText.of(hyperparameters) + "\n");
    } catch (IOException e) {
      throw new ExternalProblem("write " + files.spec(), e, "making room there");
    }
  }

  private ProgramPlan program(StageFiles files) {
    ProgramSettings settings = plan.settings();
    List<String> command = command();
    Optional<Instant> deadline =
        settings.timeLimit().map(limit -> setting.clock().instant().plus(limit));
    StageFacts facts =
        new StageFacts(
            files,
            runspec.experimentPath(),
            setting.identity(),
            plan.spec().number(),
            runspec.seed(),
            deadline,
            FreePort.find(),
            devices(),
            PythonHelper.unpackInto(setting.cache()),
            python);
    Map<String, String> inherited = new LinkedHashMap<>(setting.environment());
    inherited.putAll(settings.environment());
    return new ProgramPlan(
        command,
        setting.projectFolder(),
        StageEnvironment.of(facts, inherited, Platform.current()),
        settings.metrics(),
        files.metrics(),
        files.stop(),
        files.checkpoints(),
        settings.timeLimit(),
        settings.grace(),
        settings.stepName());
  }

  private StageFacts.Devices devices() {
    boolean cuda =
        runspec
            .tree()
            .get("cuda")
            .map(node -> !Boolean.FALSE.equals(PlainValues.of(node)))
            .orElse(true);
    return new StageFacts.Devices(
        cuda ? Optional.empty() : Optional.of(""),
        OptionalInt.of(Runtime.getRuntime().availableProcessors()));
  }

  private List<String> command() {
    ProgramSettings settings = plan.settings();
    List<String> arguments = settings.argumentStyle().words(settings.arguments());
    if (settings.command() instanceof ProgramSettings.Command.Line line) {
      python = settings.python().isPresent() ? Optional.of(python()) : python;
      return ProgramCommand.ofLine(line.line(), arguments, Platform.current());
    }
    List<String> words = new ArrayList<>();
    if (settings.command() instanceof ProgramSettings.Command.Words own) {
      words.addAll(ofWords(own.words()));
    } else {
      words.addAll(ProgramCommand.ofFile(plan.file().orElseThrow(), this::usePython));
    }
    words.addAll(arguments);
    return words;
  }

  /** A command that begins with {@code python}, or with a file of Python, gets the interpreter. */
  private List<String> ofWords(List<String> words) {
    List<String> command = new ArrayList<>(words);
    String first = words.get(0);
    if (first.equals("python") || first.equals("python3")) {
      command.set(0, usePython().program().toString());
    } else if (first.endsWith(".py")) {
      command.add(0, usePython().program().toString());
    }
    return command;
  }

  private Interpreter usePython() {
    python = Optional.of(python());
    return python.get();
  }

  private Interpreter python() {
    Path beside = runspec.file().getParent();
    return new PythonSearch(setting.environment(), beside, Platform.current())
        .choose(plan.settings().python());
  }
}
