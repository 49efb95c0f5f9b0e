package org.runspec.run.program.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run and the job around it talk: the same variables by which the run talks with the programs
 * of its stages, as the run itself finds them.
 *
 * @param hyperparameters JSON: the values that the job chose, flat
 * @param metrics where the run appends its reports, as JSON lines
 * @param stop appears, and holds the reason, when the run should stop
 * @param checkpoints a folder that the job keeps across attempts
 * @param deadline when the run's time ends
 * @param grace how long the run may go on after it was asked to stop
 */
public record JobChannel(
    Optional<Path> hyperparameters,
    Optional<Path> metrics,
    Optional<Path> stop,
    Optional<Path> checkpoints,
    Optional<Instant> deadline,
    Optional<Duration> grace) {
  /** Of a run that no job is around. */
  public static final JobChannel NONE =
      new JobChannel(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What a run keeps of its grace for itself: to end its processes and write its record. */
  private static final Duration OWN_TIME = Duration.ofSeconds(2);

  /**
   * The files of a stage; its checkpoints are kept where the job keeps the run's, if it does.
   *
   * @param folder that belongs to the stage, and whose name no other stage's has
   */
  public StageFiles filesOf(Path folder) {
    StageFiles own = StageFiles.in(folder);
    return checkpoints
        .map(kept -> own.withCheckpoints(kept.resolve(folder.getFileName().toString())))
        .orElse(own);
  }

  /** The grace that a stage may have, of the one that it asks for. */
  public Duration graceOf(Duration asked) {
    return grace
        .map(whole -> whole.minus(min(OWN_TIME, whole.dividedBy(4))))
        .map(most -> min(most, asked))
        .orElse(asked);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** When a stage's time ends: with its own limit or the run's, whichever comes first. */
  public Optional<Instant> deadlineOf(Optional<Instant> own) {
    return deadline.filter(end -> own.map(end::isBefore).orElse(true)).or(() -> own);
  }
}
