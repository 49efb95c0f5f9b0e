package org.runspec.run.program.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a stage's environment tells a program.
 *
 * @param files where the two talk
 * @param experimentPath where results go, absolute
 * @param identity who the run is
 * @param stage the stage's number, from 1
 * @param seed one per run, the same on every attempt
 * @param deadline when the run's time ends, if known
 * @param grace how long the program may go on after it was asked to stop
 * @param port free for this run on this machine
 * @param devices the accelerators granted, if somebody grants them
 * @param helperFolder the folder that holds the Python helper
 * @param python the interpreter chosen, if one was needed
 */
public record StageFacts(
    StageFiles files,
    Path experimentPath,
    Identity identity,
    int stage,
    long seed,
    Optional<Instant> deadline,
    Duration grace,
    int port,
    Devices devices,
    Path helperFolder,
    Optional<Interpreter> python) {

  /**
   * Who a run is.
   *
   * @param run such as {@code run12.3}
   * @param job the job it belongs to; none for a run on the user's own machine
   * @param attempt from 1
   * @param dataFolder the data's place, if the target has one
   * @param modelFolder the models' place, if the target has one
   */
  public record Identity(
      String run,
      Optional<String> job,
      int attempt,
      String workspace,
      String experiment,
      String user,
      Optional<Path> dataFolder,
      Optional<Path> modelFolder) {}

  /**
   * A run's share of the machine.
   *
   * @param visible CUDA_VISIBLE_DEVICES
   * @param threads OMP_NUM_THREADS where the user has not set it
   */
  public record Devices(Optional<String> visible, OptionalInt threads) {
    /** Nothing was granted: the program sees what its user sees. */
    public static Devices unrestricted() {
      return new Devices(Optional.empty(), OptionalInt.empty());
    }
  }
}
