package org.runspec.run;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.runspec.component.Stage;
import org.runspec.component.binding.Binder;
import org.runspec.run.console.RunLines;
import org.runspec.run.program.Leftovers;
import org.runspec.run.program.StopSignal;
import org.runspec.spec.catalogue.Sections;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.Problem;
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
  private final Optional<Refusal> refusal;
  private final boolean brief;

  private LocalRun(
      RunPlan plan,
      RunSetting setting,
      StopSignal stop,
      Map<Integer, Stage> javaStages,
      Optional<Refusal> refusal,
      boolean brief) {
    this.plan = plan;
    this.setting = setting;
    this.stop = stop;
    this.javaStages = javaStages;
    this.refusal = refusal;
    this.brief = brief;
  }

  /**
   * Prepares a run: everything that can be wrong before the first stage is looked for here.
   *
   * @param stop ends the run when somebody wishes
   * @throws UserProblem with everything that is wrong with the runspec
   */
  public static LocalRun of(Runspec runspec, RunSetting setting, StopSignal stop) {
    return of(runspec, setting, stop, false);
  }

  /**
   * Prepares a run of a runspec that {@link BriefRun} cut: its folder is emptied, and its warnings
   * are known already.
   *
   * @param stop ends the run when somebody wishes
   * @throws UserProblem with everything that is wrong with the runspec
   */
  public static LocalRun brief(Runspec runspec, RunSetting setting, StopSignal stop) {
    if (!runspec.experimentPath().endsWith(BriefRun.FOLDER)) {
      throw new IllegalArgumentException("not to be emptied: " + runspec.experimentPath());
    }
    return of(runspec, setting, stop, true);
  }

  private static LocalRun of(Runspec runspec, RunSetting setting, StopSignal stop, boolean brief) {
    RunPlan plan = RunPlan.of(runspec, setting.binder());
    Refusal.Gathering troubles = new Refusal.Gathering();
    OutputCheck outputs = new OutputCheck(runspec);
    Map<Integer, Stage> javaStages = new LinkedHashMap<>();
    for (StagePlan stage : plan.stages()) {
      int number = stage.spec().number();
      if (stage instanceof StagePlan.OfProgram program) {
        troubles.add(number, StageCommand.trouble(program, runspec, setting));
      } else {
        try {
          Stage made = bind(stage, setting.binder());
          javaStages.put(number, made);
          troubles.add(number, outputs.problems(stage.spec(), made));
        } catch (UserProblem e) {
          troubles.add(number, at(stage, e));
        }
      }
    }
    return new LocalRun(plan, setting, stop, javaStages, troubles.result(), brief);
  }

  private static Stage bind(StagePlan stage, Binder binder) {
    return binder.bind(stage.spec().tree(), stage.spec().path(), Stage.class);
  }

  private static List<Problem> at(StagePlan stage, UserProblem problem) {
    Mapping tree = stage.spec().tree();
    return problem.at(tree.get(Sections.COMPONENT).orElse(tree).position(), stage.spec().path());
  }

  /** The seed of the run whose record is in a folder; empty if there is no record. */
  public static OptionalLong recordedSeed(Path experimentPath) {
    return InterruptedRun.seedIn(experimentPath);
  }

  /**
   * Runs the stages.
   *
   * @param header what the repro spec says of its origin
   * @param beginning with which of them
   * @throws UserProblem if the experiment path cannot be used, if there is no run to go on with
   *     though one is wanted, or with everything that keeps stages from being run on this machine;
   *     the latter is recorded as a run that failed, unless it was to go on
   * @throws ExternalProblem if the disk fails
   */
  public RunOutcome execute(ReproHeader header, Beginning beginning) {
    Runspec runspec = plan.runspec();
    if (refusal.isPresent()) {
      throw beginning == Beginning.ANEW
          ? refused(refusal.get(), header)
          : refusal.get().of(runspec.name());
    }
    try (ExperimentFolder folder = open(beginning)) {
      int leftovers = Leftovers.end(runspec.experimentPath());
      String repro = ReproSpec.text(header, runspec.portable(), runspec.hyperparameters());
      InterruptedRun.Found found = earlierRun(folder, repro, beginning);
      if (found.run().isPresent()) {
        folder.goOn();
      } else {
        if (beginning != Beginning.ANEW) {
          folder.beginAnew(runspec.file());
        }
        folder.keepSpecs(repro, runspec.file());
      }
      try (RunRecorder recorder = recorder(folder)) {
        begin(folder, recorder, found);
        if (leftovers > 0) {
          String those = leftovers == 1 ? "a process" : leftovers + " processes";
          recorder.note("ended " + those + " of an earlier run that was killed");
        }
        return new Stages(plan, setting, stop, javaStages, folder, recorder, found.run()).run();
      }
    } catch (UncheckedIOException e) {
      throw new ExternalProblem(
          "record the run in " + runspec.experimentPath(), e.getCause(), "making room there");
    }
  }

  /** What there is to go on with. */
  private InterruptedRun.Found earlierRun(
      ExperimentFolder folder, String repro, Beginning beginning) {
    if (beginning == Beginning.ANEW) {
      return InterruptedRun.Found.NOTHING;
    }
    boolean wished = beginning == Beginning.GOING_ON;
    InterruptedRun.Found found = InterruptedRun.in(folder, plan, repro, !wished);
    if (wished) {
      found.refuseIfNone(folder.path());
    }
    found.run().ifPresent(run -> run.forgetLaterStages(folder, plan.stages().size()));
    return found;
  }

  /**
   * The record of a run that does not begin; where there can be none the user is told all the same.
   */
  private UserProblem refused(Refusal why, ReproHeader header) {
    Runspec runspec = plan.runspec();
    UserProblem problem = why.of(runspec.name());
    try (ExperimentFolder folder = open(Beginning.ANEW)) {
      folder.keepSpecs(
          ReproSpec.text(header, runspec.portable(), runspec.hyperparameters()), runspec.file());
      try (RunRecorder recorder = RunRecorder.open(folder, setting.unseen(), Optional.empty())) {
        recorder.print(List.of(problem.getMessage()));
        recorder.list(why.problems());
        recorder.failed(why.stage(), why.reason());
      }
    } catch (UserProblem | ExternalProblem | UncheckedIOException e) {
      problem.addSuppressed(e);
    }
    return problem;
  }

  private ExperimentFolder open(Beginning beginning) {
    Path folder = plan.runspec().experimentPath();
    if (brief) {
      return ExperimentFolder.openEmpty(folder, plan.runspec().file());
    }
    return beginning == Beginning.ANEW
        ? ExperimentFolder.open(folder, plan.runspec().file())
        : ExperimentFolder.openAsItIs(folder);
  }

  private RunRecorder recorder(ExperimentFolder folder) {
    boolean tensorBoard =
        plan.runspec()
            .tree()
            .get("log_to_tensorboard")
            .map(node -> Boolean.TRUE.equals(PlainValues.of(node)))
            .orElse(false);
    return RunRecorder.open(
        folder, setting, tensorBoard ? Optional.of(hostName()) : Optional.empty());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** What is said before the first stage. */
  private void begin(ExperimentFolder folder, RunRecorder recorder, InterruptedRun.Found found) {
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
    if (!found.why().isEmpty()) {
      recorder.note("the run begins anew: " + found.why());
    }
    if (found.run().isPresent()) {
      recorder.goOn(found.run().get(), plan.stages().size(), chosen);
      return;
    }
    recorder.hyperparameters(chosen);
    runspec.skipped().forEach(name -> recorder.print(RunLines.stageSkipped(shortName(name))));
  }

  private static String shortName(String component) {
    return component.substring(component.indexOf('/') + 1);
  }
}
