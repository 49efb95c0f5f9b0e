package org.runspec.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.runspec.run.journal.Ending;
import org.runspec.run.journal.JournalLine;
import org.runspec.run.journal.JournalReader;
import org.runspec.run.journal.StandingRows;
import org.runspec.run.program.command.StageFiles;
import org.runspec.spec.expand.RecordedSpec;
import org.runspec.spec.problem.ExternalProblem;
import org.runspec.spec.problem.UserProblem;

/**
 * The record of a run that did not come to its end, as far as another one needs it that goes on.
 *
 * @param finished the stages that need not be repeated, from the first one on
 * @param lost how many more stages were finished, but their results are no longer as they left them
 * @param complete whether it did come to its end after all
 * @param lines the readable lines of its journal
 */
record InterruptedRun(
    List<FinishedStage> finished, int lost, boolean complete, List<JournalLine> lines) {
  private static final int SHOWN_DIFFERENCES = 5;
  private static final String ANEW = "this command without --resume";

  /** The seed of the run whose record is in a folder; empty if there is none. */
  static OptionalLong seedIn(Path experimentPath) {
    return RecordedSpec.in(ExperimentFolder.reproSpecIn(experimentPath))
        .map(RecordedSpec::seed)
        .orElse(OptionalLong.empty());
  }

  /**
   * What was found of it.
   *
   * @param why nothing was; else empty
   * @param fix what a user may do then
   */
  record Found(Optional<InterruptedRun> run, String why, String fix) {
    /** Nobody looked for it. */
    static final Found NOTHING = none("", ANEW);

    private static Found none(String why, String fix) {
      return new Found(Optional.empty(), why, fix);
    }

    /** A user wishes to go on with it. */
    void refuseIfNone(Path experimentPath) {
      boolean complete = run.filter(InterruptedRun::complete).isPresent();
      if (run.isEmpty() || complete) {
        throw new UserProblem(
            "go on with the run in " + experimentPath, complete ? "it is complete" : why, fix);
      }
    }
  }

  /**
   * Looks for it in its folder.
   *
   * @param repro the repro spec that the new run would have
   * @param elsewhere whether it may have begun in another project folder
   */
  static Found in(ExperimentFolder folder, RunPlan plan, String repro, boolean elsewhere) {
    Optional<RecordedSpec> spec = RecordedSpec.in(folder.reproSpec());
    if (spec.isEmpty() || !Files.isRegularFile(folder.metrics())) {
      return Found.none("there is no record of a run in its folder", ANEW);
    }
    List<String> differences = spec.get().differences(repro, elsewhere);
    if (!differences.isEmpty()) {
      int more = differences.size() - SHOWN_DIFFERENCES;
      return Found.none(
          "its run was another one: "
              + differences.stream().limit(SHOWN_DIFFERENCES).collect(Collectors.joining("; "))
              + (more > 0 ? "; and " + more + " more" : ""),
          "the runspec and options of that run, or " + ANEW);
    }
    return new Found(Optional.of(read(folder, plan)), "", ANEW);
  }

  private static InterruptedRun read(ExperimentFolder folder, RunPlan plan) {
    List<FinishedStage> said = new ArrayList<>();
    for (StagePlan stage : plan.stages()) {
      Optional<FinishedStage> finished = FinishedStage.read(folder.finished(stage.spec().number()));
      if (finished.isEmpty()) {
        break;
      }
      said.add(finished.get());
    }
    int standing = FinishedStage.standing(said, folder.path());
    List<JournalLine> lines = JournalReader.read(folder.metrics()).lines();
    return new InterruptedRun(
        List.copyOf(said.subList(0, standing)),
        said.size() - standing,
        standing == plan.stages().size() && saysCompleted(lines),
        lines);
  }

  private static boolean saysCompleted(List<JournalLine> lines) {
    return lines.stream()
        .filter(line -> line instanceof JournalLine.Ended)
        .reduce((first, last) -> last)
        .filter(line -> ((JournalLine.Ended) line).ending() instanceof Ending.Completed)
        .isPresent();
  }

  /** The first stage that is to be run; one more than there are if none is. */
  int next() {
    return finished.size() + 1;
  }

  /** The rows that count. */
  List<JournalLine.Row> rows() {
    return StandingRows.in(lines);
  }

  /** What a stage's program reported and the run did not hear. */
  UnheardReports unheard(int stage, StageFiles files, String stepName) {
    return UnheardReports.of(files.metrics(), stepName, stage, lines);
  }

  /** What stages that are to be run say of an earlier end is no longer true. */
  void forgetLaterStages(ExperimentFolder folder, int stages) {
    for (int number = next(); number <= stages; number++) {
      try {
        Files.deleteIfExists(folder.finished(number));
      } catch (IOException e) {
        throw new ExternalProblem(
            "remove " + folder.finished(number), e, "checking who owns that file");
      }
    }
  }
}
