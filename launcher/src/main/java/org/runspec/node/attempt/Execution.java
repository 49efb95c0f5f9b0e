package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.runspec.job.Claim;
import org.runspec.job.EventKind;
import org.runspec.job.MultiRun;
import org.runspec.run.program.ProgramOutcome;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.Progress;
import org.runspec.run.program.StopSignal;
import org.runspec.spec.problem.ExternalProblem;

/**
 * The course of an attempt, from the copy of the code until its command has ended. Whatever goes
 * wrong here is this run's trouble alone.
 */
final class Execution {
  private final AttemptSetting setting;
  private final MultiRun job;
  private final Claim claim;
  private final AttemptFolder folder;
  private final AttemptReports reports;
  private final LiveCopies copies;
  private Optional<Instant> started = Optional.empty();

  Execution(
      AttemptSetting setting,
      Claim claim,
      AttemptFolder folder,
      AttemptReports reports,
      LiveCopies copies) {
    this.setting = setting;
    this.job = setting.job();
    this.claim = claim;
    this.folder = folder;
    this.reports = reports;
    this.copies = copies;
  }

  /**
   * Executes it.
   *
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   * @param restartedBy at last, who wanted it to end and another attempt to go on; empty for nobody
   */
  Verdict toVerdict(
      RunPlanning.Slot slot, StopSignal stop, int resumed, Supplier<String> restartedBy)
      throws InterruptedException {
    try {
      return judged(run(slot, stop), resumed, restartedBy);
    } catch (IOException | RuntimeException e) {
      return failed(
          "the node could not execute it: "
              + ExternalProblem.said(e).strip().lines().findFirst().orElse(""));
    }
  }

  /** When its command started; empty if it never did. */
  Optional<Instant> started() {
    return started;
  }

  private ProgramOutcome run(RunPlanning.Slot slot, StopSignal stop)
      throws IOException, InterruptedException {
    boolean first = claim.attempt() == 1;
    if (first) {
      reports.add(EventKind.CREATED, Map.of());
    }
    reports.add(EventKind.QUEUED, Map.of("cause", claim.cause().toString()));
    setting.code().into(folder.directory());
    Files.createDirectories(folder.results());
    int restored = first ? 0 : restore();
    Map<String, Object> brought = new LinkedHashMap<>();
    brought.put("restored", restored);
    if (!setting.downloaded().isEmpty()) {
      brought.put("shared", setting.downloaded());
    }
    reports.add(EventKind.DOWNLOAD_BEFORE, brought);
    ProgramPlan plan = new RunPlanning(setting).of(claim, folder, slot);
    started = Optional.of(Instant.now(setting.clock()));
    reports.add(first ? EventKind.STARTED : EventKind.RESTARTED, Map.of());
    if (!claim.hparams().isEmpty()) {
      reports.add(EventKind.HPARAMS, claim.hparams());
    }
    return setting.runner().run(plan, reports, stop);
  }

  /** The journal says started only after the copy has all that the attempt begins with. */
  private int restore() throws IOException, InterruptedException {
    EarlierAttempts earlier = new EarlierAttempts(setting.store(), job);
    Restoration restoration = new Restoration(setting.storage(), job, earlier);
    int files =
        setting.persistence().until(() -> restoration.into(folder, claim.name(), claim.attempt()));
    reports.goOnFrom(
        setting.persistence().until(() -> earlier.metrics(claim.name(), claim.attempt())));
    if (job.limits().earlyStopping().isPresent()) {
      setting
          .persistence()
          .untilDone(() -> earlier.rows(claim.name(), claim.attempt(), reports::goOnBehind));
    }
    if (files > 0) {
      copies.catchUp(setting.persistence());
    }
    return files;
  }

  private Verdict judged(ProgramOutcome outcome, int resumed, Supplier<String> restartedBy)
      throws IOException, InterruptedException {
    Optional<String> trouble = reports.trouble();
    if (trouble.isPresent()) {
      return failed("its records could not be kept: " + trouble.get());
    }
    boolean goesOn =
        outcome.ending() == ProgramOutcome.Ending.AGAIN
            || outcome.ending() == ProgramOutcome.Ending.STOPPED;
    Progress earlier =
        goesOn && claim.attempt() > resumed + 1 ? progressSince(resumed) : Progress.NONE;
    return Verdict.of(outcome, claim, job.limits(), earlier).restarted(outcome, restartedBy.get());
  }

  private Progress progressSince(int resumed) throws IOException, InterruptedException {
    EarlierAttempts earlier = new EarlierAttempts(setting.store(), job);
    return setting
        .persistence()
        .until(() -> earlier.progress(claim.name(), resumed + 1, claim.attempt()));
  }

  private Verdict failed(String reason) {
    return Verdict.failed(reason, Optional.empty(), claim, job.limits());
  }
}
