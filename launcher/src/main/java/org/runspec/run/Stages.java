package org.runspec.run;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runspec.component.Cancellation;
import org.runspec.component.Stage;
import org.runspec.pace.Pacer;
import org.runspec.run.console.RunLines;
import org.runspec.run.console.StageProgress;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.StartTools;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.command.StageFiles;
import org.runspec.run.program.failure.OomKills;
import org.runspec.run.program.report.Report;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/** The stages of one run on this machine, one after the other. */
final class Stages {
  private final RunPlan plan;
  private final RunSetting setting;
  private final StopSignal stop;
  private final Map<Integer, Stage> javaStages;
  private final Optional<FoundInputs> inputs;
  private final ExperimentFolder folder;
  private final RunRecorder recorder;
  private final Optional<InterruptedRun> earlier;
  private boolean saved;

  /** What is run; with an interrupted run, behind the stages that it finished. */
  Stages(
      RunPlan plan,
      RunSetting setting,
      StopSignal stop,
      Map<Integer, Stage> javaStages,
      ExperimentFolder folder,
      RunRecorder recorder,
      Optional<InterruptedRun> earlier) {
    this.plan = plan;
    this.setting = setting;
    this.stop = stop;
    this.javaStages = javaStages;
    this.inputs = FoundInputs.of(plan.runspec());
    this.folder = folder;
    this.recorder = recorder;
    this.earlier = earlier;
  }

  /** Runs them to the end, or until one ends the run. */
  RunOutcome run() {
    List<Optional<StageResult.Summary>> summaries = new ArrayList<>();
    earlier.ifPresent(run -> run.finished().forEach(stage -> summaries.add(stage.summary())));
    for (StagePlan stage : plan.stages().subList(summaries.size(), plan.stages().size())) {
      int number = stage.spec().number();
      recorder.print(RunLines.stageHeading(number, plan.stages().size()));
      recorder.print(RunLines.stageStarted(stage.name()));
      recorder.stageStarts(number);
      StageResult result;
      try {
        earlier.ifPresent(run -> goOn(stage, run));
        result = run(stage);
        if (stop.brokenOff().isPresent()) {
          result = new StageResult.Failed(stop.brokenOff().get());
        }
      } catch (RuntimeException e) {
        tell(e, number);
        throw e;
      }
      if (result instanceof StageResult.Failed failed) {
        recorder.print(RunLines.stageFailed(stage.name(), failed.reason()));
        recorder.failed(number, failed.reason());
        return new RunOutcome.Failed(number, failed.reason());
      }
      if (result instanceof StageResult.Stopped stopped) {
        return stopped(stage, stopped.reason());
      }
      Optional<StageResult.Summary> summary = ((StageResult.Completed) result).summary();
      summaries.add(summary);
      summary.ifPresent(s -> recorder.print(RunLines.stageSummary(s.what(), s.value())));
      recorder.print(RunLines.stageCompleted(stage.name()));
      finish(number, summary);
    }
    OptionalDouble hpmax =
        plan.objective().hpmax(new Objective.Measured(summaries, recorder::rows), recorder::warn);
    if (earlier.filter(InterruptedRun::complete).isPresent()) {
      recorder.tellJob(hpmax);
    } else {
      recorder.completed(hpmax);
    }
    return new RunOutcome.Completed(hpmax);
  }

  /** Takes up a stage that did not come to its end, if it had begun. */
  private void goOn(StagePlan stage, InterruptedRun run) {
    int number = stage.spec().number();
    if (stage instanceof StagePlan.OfProgram program
        && program.settings().metrics() instanceof MetricsSource.JsonLines) {
      StageFiles files = setting.job().filesOf(folder.stage(number));
      List<Report> unheard = run.unheard(number, files, program.settings().stepName()).reports();
      if (!unheard.isEmpty()) {
        recorder.restarted(number, JournalLine.Restarted.Cause.RESUMED);
        ProgramReports reports = new ProgramReports(program, recorder, StageProgress.NOT_SHOWN);
        unheard.forEach(reports::report);
      }
    }
    if (run.next() == number || !recorder.rows(number).names().isEmpty()) {
      recorder.restarted(number, JournalLine.Restarted.Cause.RESUMED);
    }
  }

  /** Leaves word for a run that may have to go on with this one. */
  private void finish(int stage, Optional<StageResult.Summary> summary) {
    try {
      new FinishedStage(summary, ResultFiles.in(folder)).write(folder.finished(stage));
      saved = true;
    } catch (RuntimeException e) {
      tell(e, stage);
      throw e;
    }
  }

  private RunOutcome stopped(StagePlan stage, Cancellation.Reason reason) {
    recorder.print(
        reason == Cancellation.Reason.CANCEL
            ? RunLines.stageCancelled(stage.name())
            : RunLines.stageStopped(stage.name(), reason.word()));
    recorder.stopped(reason);
    return new RunOutcome.Stopped(reason, saved || recorder.sawCheckpoint());
  }

  /** The record of a run ends also where nobody thought that it could. */
  private void tell(RuntimeException thrown, int stage) {
    boolean known = thrown instanceof ExternalProblem || thrown instanceof UncheckedIOException;
    try {
      recorder.failed(stage, known ? thrown.getMessage() : "a bug of Runspec: " + thrown);
    } catch (RuntimeException e) {
      thrown.addSuppressed(e); // as when the disk is full
    }
  }

  private StageResult run(StagePlan stage) {
    if (stop.isRequested()) {
      return new StageResult.Stopped(stop.reason().orElseThrow());
    }
    inputs
        .map(found -> found.bringTo(stage.spec().tree()))
        .orElse(List.of())
        .forEach(path -> recorder.note("copied " + path + " from the run that is repeated"));
    try {
      return stage instanceof StagePlan.OfProgram program
          ? new ProgramStage(program, plan.runspec(), setting, recorder)
              .run(folder, programs(), stop)
          : new JavaStage(
                  stage,
                  javaStages.get(stage.spec().number()),
                  recorder,
                  setting.job(),
                  Pacer.real())
              .run(folder, plan.runspec().seed(), stop);
    } catch (UserProblem e) {
      recorder.list(e.problems());
      return new StageResult.Failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StageResult.Stopped(stop.reason().orElse(Cancellation.Reason.CANCEL));
    }
  }

  private ProgramRunner programs() {
    return new ProgramRunner(
        Pacer.real(),
        OomKills.ofThisMachine(),
        StartTools.in(setting.environment()),
        eventFolder -> new EventFolderSource(eventFolder, recorder::note));
  }
}
