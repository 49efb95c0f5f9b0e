package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Claim;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.ValuePlace;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.TimeLimit;
import org.runspec.run.program.command.FreePort;
import org.runspec.run.program.command.Platform;
import org.runspec.run.program.command.ProgramCommand;
import org.runspec.run.program.command.StageEnvironment;
import org.runspec.run.program.command.StageFacts;
import org.runspec.run.program.command.StageFiles;

/** Makes of a claim the program to run. */
final class RunPlanning {
  /** The key of the step among the metrics that a run reports. */
  static final String STEP_NAME = "iters";

  private final AttemptSetting setting;
  private final MultiRun job;

  RunPlanning(AttemptSetting setting) {
    this.setting = setting;
    this.job = setting.job();
  }

  /** The program of an attempt whose folder is ready. */
  ProgramPlan of(Claim claim, AttemptFolder folder, Slot slot) throws IOException {
    StageFiles files = folder.files();
    Files.createDirectories(files.hyperparameters().getParent());
    Files.writeString(
        files.hyperparameters(), RecordFormat.line(claim.hparams()) + "\n", StandardCharsets.UTF_8);
    Optional<Duration> limit =
        job.limits().timeLimitSeconds().map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
    return new ProgramPlan(
        CommandWords.of(
            ValuePlace.filled(
                job.commandOf(claim.run()),
                job.search(),
                claim.hparams(),
                text -> ProgramCommand.word(text, Platform.current())),
            setting.machine()),
        workingDirectory(folder),
        environment(claim, folder, slot, limit),
        new MetricsSource.JsonLines(),
        files.metrics(),
        files.stop(),
        files.checkpoints(),
        limit.map(TimeLimit::of),
        grace(),
        STEP_NAME);
  }

  private Duration grace() {
    return Duration.ofMillis((long) (job.limits().graceSeconds() * 1000));
  }

  private Path workingDirectory(AttemptFolder folder) {
    return job.code()
        .map(code -> folder.directory().resolve(code.workingDirectory()).normalize())
        .orElse(folder.directory());
  }

  private Map<String, String> environment(
      Claim claim, AttemptFolder folder, Slot slot, Optional<Duration> limit) {
    Machine machine = setting.machine();
    StageFacts facts =
        new StageFacts(
            folder.files(),
            folder.results(),
            new StageFacts.Identity(
                claim.name().toString(),
                Optional.of(job.job().toString()),
                claim.attempt(),
                job.workspace(),
                job.experiment(),
                job.user(),
                setting.data(),
                setting.models()),
            1,
            claim.seed(),
            limit.map(duration -> Instant.now(setting.clock()).plus(duration)),
            grace(),
            FreePort.find(),
            DeviceShare.of(
                machine.accelerators(),
                job.gpusPerRun(),
                slot.number(),
                slot.of(),
                machine.cores()),
            machine.helper(),
            Optional.empty());
    Map<String, String> inherited = new HashMap<>(machine.environment());
    inherited.putAll(job.environment());
    Map<String, String> all =
        new HashMap<>(StageEnvironment.ofRun(facts, inherited, Platform.current()));
    all.put(StageEnvironment.PROCESS_MARK, setting.mark());
    return all;
  }

  /**
   * A place for one run on a node.
   *
   * @param number from 0
   * @param of how many there are
   */
  record Slot(int number, int of) {}
}
