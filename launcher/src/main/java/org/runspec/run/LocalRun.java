package org.runspec.run;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.runspec.component.Stage;
import org.runspec.component.binding.Binder;
import org.runspec.run.console.RunLines;
import org.runspec.run.program.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.run.program.StopSignal;
import org.runspec.run.program.failure.OomKills;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.repro.ReproHeader;
import org.runspec.spec.repro.ReproSpec;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.PlainValues;

/** One run of a runspec on this machine: its stages, one after the other. */
public final class LocalRun {
  private final RunPlan plan;
  private final RunSetting setting;
  private final StopSignal stop;
  private final Map<Integer, Stage> javaStages;
  private final Optional<FoundInputs> inputs;
  private final boolean brief;

  private LocalRun(
      RunPlan plan,
      RunSetting setting,
      StopSignal stop,
      Map<Integer, Stage> javaStages,
      boolean brief) {
    this.plan = plan;
    this.setting = setting;
    this.stop = stop;
    this.javaStages = javaStages;
    this.brief = brief;
    this.inputs = FoundInputs.of(plan.runspec());
  }

  /**
   * Prepares a run: everything that can be wrong before the first stage is found here.
   *
   * @param stop ends the run when somebody wishes
   * @throws UserProblem with everything that is wrong
   */
  public static LocalRun of(Runspec runspec, RunSetting setting, StopSignal stop) {
    return of(runspec, setting, stop, false);
  }

  /**
   * Prepares a run of a runspec that {@link BriefRun} cut: its folder is emptied, and its warnings
   * are known already.
   *
   * @param stop ends the run when somebody wishes
   * @throws UserProblem with everything that is wrong
   */
  public static LocalRun brief(Runspec runspec, RunSetting setting, StopSignal stop) {
    if (!runspec.experimentPath().endsWith(BriefRun.FOLDER)) {
      throw new IllegalArgumentException("not to be emptied: " + runspec.experimentPath());
    }
    return of(runspec, setting, stop, true);
  }

  private static LocalRun of(Runspec runspec, RunSetting setting, StopSignal stop, boolean brief) {
    RunPlan plan = RunPlan.of(runspec, setting.binder());
    Problems problems = new Problems();
    Map<Integer, Stage> javaStages = new LinkedHashMap<>();
    for (StagePlan stage : plan.stages()) {
      if (stage instanceof StagePlan.OfProgram program) {
        StageCommand.trouble(program, runspec, setting).forEach(problems::add);
      } else {
        bind(stage, setting.binder(), problems)
            .ifPresent(made -> javaStages.put(stage.spec().number(), made));
      }
    }
    problems.throwIfErrors("run " + runspec.name());
    return new LocalRun(plan, setting, stop, javaStages, brief);
  }

  private static Optional<Stage> bind(StagePlan stage, Binder binder, Problems problems) {
    try {
      return Optional.of(binder.bind(stage.spec().tree(), stage.spec().path(), Stage.class));
    } catch (UserProblem e) {
      Mapping tree = stage.spec().tree();
      e.at(tree.get(Sections.COMPONENT).orElse(tree).position(), stage.spec().path())
          .forEach(problems::add);
      return Optional.empty();
    }
  }

  /**
   * Runs the stages.
   *
   * @param header what the repro spec says of its origin
   * @throws UserProblem if the experiment path cannot be used
   * @throws ExternalProblem if the disk fails
   */
  public RunOutcome execute(ReproHeader header) {
    Runspec runspec = plan.runspec();
    try (ExperimentFolder folder = open(runspec.experimentPath(), runspec.file())) {
      folder.keepSpecs(
          ReproSpec.text(header, runspec.portable(), runspec.hyperparameters()), runspec.file());
      try (RunRecorder recorder = recorder(folder)) {
        return stages(folder, recorder);
      }
    } catch (UncheckedIOException e) {
      throw new ExternalProblem(
          "record the run in " + runspec.experimentPath(), e.getCause(), "making room there");
    }
  }

  private ExperimentFolder open(Path folder, Path runspec) {
    return brief
        ? ExperimentFolder.openEmpty(folder, runspec)
        : ExperimentFolder.open(folder, runspec);
  }

  private RunRecorder recorder(ExperimentFolder folder) {
    boolean tensorBoard =
        plan.runspec()
            .tree()
            .get("log_to_tensorboard")
            .map(node -> Boolean.TRUE.equals(PlainValues.of(node)))
            .orElse(false);
    return RunRecorder.open(
        folder,
        setting.terminal(),
        tensorBoard ? Optional.of(hostName()) : Optional.empty(),
        setting.clock());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private RunOutcome stages(ExperimentFolder folder, RunRecorder recorder) {
    Runspec runspec = plan.runspec();
    if (!brief) {
      runspec.warnings().forEach(recorder::warn);
    }
    if (!folder.isExclusive()) {
      recorder.note("nothing keeps other runs out of " + folder.path() + ": it has no file locks");
    }
    Map<String, Object> chosen = new LinkedHashMap<>();
    for (ChosenValue value : runspec.hyperparameters()) {
      chosen.put(value.name(), PlainValues.of(value.value()));
    }
    recorder.hyperparameters(chosen);
    runspec.skipped().forEach(name -> recorder.print(RunLines.stageSkipped(shortName(name))));
    List<Optional<StageResult.Summary>> summaries = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      int number = stage.spec().number();
      recorder.print(RunLines.stageHeading(number, plan.stages().size()));
      recorder.print(RunLines.stageStarted(stage.name()));
      recorder.stageStarts();
      StageResult result;
      try {
        result = run(stage, folder, recorder);
      } catch (RuntimeException e) {
        tell(e, number, recorder);
        throw e;
      }
      if (result instanceof StageResult.Failed failed) {
        recorder.print(RunLines.stageFailed(stage.name(), failed.reason()));
        recorder.failed(number, failed.reason());
        return new RunOutcome.Failed(number, failed.reason());
      }
      if (result instanceof StageResult.Cancelled) {
        recorder.print(RunLines.stageCancelled(stage.name()));
        recorder.cancelled();
        return new RunOutcome.Cancelled();
      }
      Optional<StageResult.Summary> summary = ((StageResult.Completed) result).summary();
      summaries.add(summary);
      summary.ifPresent(s -> recorder.print(RunLines.stageSummary(s.what(), s.value())));
      recorder.print(RunLines.stageCompleted(stage.name()));
    }
    OptionalDouble hpmax = hpmax(summaries, recorder);
    recorder.completed(hpmax);
    return new RunOutcome.Completed(hpmax);
  }

  /** The record of a run ends also where nobody thought that it could. */
  private static void tell(RuntimeException thrown, int stage, RunRecorder recorder) {
    boolean known = thrown instanceof ExternalProblem || thrown instanceof UncheckedIOException;
    try {
      recorder.failed(stage, known ? thrown.getMessage() : "a bug of Runspec: " + thrown);
    } catch (RuntimeException e) {
      thrown.addSuppressed(e); // as when the disk is full
    }
  }

  private static String shortName(String component) {
    return component.substring(component.indexOf('/') + 1);
  }

  private StageResult run(StagePlan stage, ExperimentFolder folder, RunRecorder recorder) {
    if (stop.isRequested()) {
      return new StageResult.Cancelled();
    }
    inputs
        .map(found -> found.bringTo(stage.spec().tree()))
        .orElse(List.of())
        .forEach(path -> recorder.note("copied " + path + " from the run that is repeated"));
    try {
      return stage instanceof StagePlan.OfProgram program
          ? new ProgramStage(program, plan.runspec(), setting, recorder)
              .run(folder, programs(recorder), stop)
          : new JavaStage(stage, javaStages.get(stage.spec().number()), recorder, Pacer.real())
              .run(folder, plan.runspec().seed(), stop);
    } catch (UserProblem e) {
      recorder.list(e.problems());
      return new StageResult.Failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new StageResult.Cancelled();
    }
  }

  private ProgramRunner programs(RunRecorder recorder) {
    return new ProgramRunner(
        Pacer.real(),
        OomKills.ofThisMachine(),
        eventFolder -> new EventFolderSource(eventFolder, recorder::note));
  }

  /** What a search would maximise; absent where nothing was measured. */
  private OptionalDouble hpmax(
      List<Optional<StageResult.Summary>> summaries, RunRecorder recorder) {
    if (plan.objective() instanceof Objective.StageMetric metric) {
      List<Double> values = recorder.rows(metric.stage()).of(metric.metric());
      OptionalDouble value = metric.reduce().of(values, metric.minimize());
      if (value.isEmpty()) {
        Set<String> names = recorder.rows(metric.stage()).names();
        recorder.warn(
            "there is no objective: stage "
                + metric.stage()
                + " reported no metric "
                + metric.metric()
                + (names.isEmpty() ? "" : "; it reported " + String.join(", ", names)));
      }
      return signed(value, metric.minimize());
    }
    int last = summaries.size() - 1;
    boolean minimize = plan.stages().get(last).minimize();
    return summaries
        .get(last)
        .map(summary -> signed(OptionalDouble.of(summary.value()), minimize))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble signed(OptionalDouble value, boolean minimize) {
    return minimize && value.isPresent() ? OptionalDouble.of(-value.getAsDouble()) : value;
  }
}
