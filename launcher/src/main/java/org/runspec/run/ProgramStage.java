package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
import org.runspec.run.program.TimeLimit;
import org.runspec.run.program.command.FreePort;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.PythonModule;
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

  ProgramStage(
      StagePlan.OfProgram plan, Runspec runspec, RunSetting setting, RunRecorder recorder) {
    this.plan = plan;
    this.runspec = runspec;
    this.setting = setting;
    this.recorder = recorder;
  }

  StageResult run(ExperimentFolder folder, ProgramRunner runner, StopSignal stop)
      throws InterruptedException {
    StageFiles files = setting.job().filesOf(folder.stage(plan.spec().number()));
    write(files);
    StageCommand command = StageCommand.of(plan, runspec, setting);
    command
        .python()
        .ifPresent(chosen -> recorder.note("python is " + chosen.program() + ", " + chosen.why()));
    ProgramSettings settings = plan.settings();
    Optional<Instant> deadline =
        settings.timeLimit().map(limit -> setting.clock().instant().plus(limit));
    try (StageProgress progress =
        recorder.console().progress(plan.name(), settings.stepName(), plan.totalSteps())) {
      ProgramReports reports = new ProgramReports(plan, recorder, progress);
      Progress before = Progress.NONE;
      while (true) {
        Optional<TimeLimit> limit = deadline.map(this::limit);
        if (limit.filter(TimeLimit::isOver).isPresent()) {
          return new StageResult.Failed(limit.get().reached());
        }
        ProgramPlan program = program(command, files, deadline, limit);
        ProgramOutcome outcome = runner.run(program, reports, stop);
        tellStrays(outcome);
        if (outcome.ending() != ProgramOutcome.Ending.AGAIN || outcome.stop().isPresent()) {
          return result(outcome, reports, stop);
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

  /** Of a program that was stopped nobody expects that it cleans up behind itself. */
  private void tellStrays(ProgramOutcome outcome) {
    if (outcome.strays() > 0 && outcome.ending() != ProgramOutcome.Ending.STOPPED) {
      recorder.note(
          outcome.strays() == 1
              ? "1 process that the program left behind was ended"
              : outcome.strays() + " processes that the program left behind were ended");
    }
    if (outcome.survivors() > 0) {
      recorder.note(outcome.survivors() + " processes of the program could not be ended");
    }
  }

  /** A program that ends well after its user cancelled has saved something and left early. */
  private static StageResult result(
      ProgramOutcome outcome, ProgramReports reports, StopSignal stop) {
    boolean done = outcome.ending() == ProgramOutcome.Ending.DONE;
    Optional<Cancellation.Reason> wish = stop.reason().filter(why -> outcome.stop().isPresent());
    if (wish.filter(why -> !done || why == Cancellation.Reason.CANCEL).isPresent()) {
      return new StageResult.Stopped(wish.get());
    }
    return done
        ? new StageResult.Completed(reports.summary())
        : new StageResult.Failed(outcome.reason());
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

  /** What is left of the stage's time: it is one time for all attempts. */
  private TimeLimit limit(Instant deadline) {
    return new TimeLimit(
        plan.settings().timeLimit().orElseThrow(),
        Duration.between(setting.clock().instant(), deadline));
  }

  /** The plan of one attempt. */
  private ProgramPlan program(
      StageCommand command,
      StageFiles files,
      Optional<Instant> deadline,
      Optional<TimeLimit> limit) {
    ProgramSettings settings = plan.settings();
    StageFacts facts =
        new StageFacts(
            files,
            runspec.experimentPath(),
            setting.identity(),
            plan.spec().number(),
            runspec.seed(),
            setting.job().deadlineOf(deadline),
            grace(),
            FreePort.find(),
            devices(),
            PythonModule.unpackInto(setting.cache()),
            command.python());
    return new ProgramPlan(
        command.words(),
        setting.projectFolder(),
        StageEnvironment.of(
            facts, settings.environmentOver(setting.environment()), Platform.current()),
        settings.metrics(),
        files.metrics(),
        files.stop(),
        files.checkpoints(),
        limit,
        grace(),
        settings.stepName());
  }

  private Duration grace() {
    return setting.job().graceOf(plan.settings().grace());
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
}
