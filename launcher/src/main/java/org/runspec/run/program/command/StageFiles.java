package org.runspec.run.program.command;

import java.nio.file.Path;

/**
 * The files through which a program and its launcher talk, all absolute.
 *
 * @param spec JSON: the stage's expanded subtree; written by the launcher
 * @param hyperparameters JSON: the chosen hyperparameters, flat; written by the launcher
 * @param metrics JSON lines; written by the program, emptied at every attempt
 * @param stop holds the reason once the program should stop
 * @param checkpoints a folder that stays across attempts
 */
public record StageFiles(
    Path spec, Path hyperparameters, Path metrics, Path stop, Path checkpoints) {

  /** All of them in one folder that belongs to the stage. */
  public static StageFiles in(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new StageFiles(
        absolute.resolve("stage.json"),
        absolute.resolve("hparams.json"),
        absolute.resolve("metrics.jsonl"),
        absolute.resolve("stop"),
        absolute.resolve("checkpoints"));
  }

  /** The same with checkpoints in another folder. */
  public StageFiles withCheckpoints(Path folder) {
    return new StageFiles(
        spec, hyperparameters, metrics, stop, folder.toAbsolutePath().normalize());
  }
}
