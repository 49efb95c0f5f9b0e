package org.runspec.component;

import java.nio.file.Path;

/** What a stage is given by the run that it belongs to. Meant for one thread. */
public interface StageContext {
  /** The stage's place among the run's stages, from 1. */
  int number();

  /** The component's name without its kind, such as {@code RL_Proc}. */
  String name();

  /** Where the run's results go: an absolute path of a folder that exists. */
  Path experimentPath();

  /**
   * An absolute path of a folder that exists and that later attempts of the run find as it was left
   * at the newest complete checkpoint.
   */
  Path checkpointDirectory();

  /** Where the stage reports its numbers. */
  Metrics metrics();

  /** The stage's own randomness: the same on every attempt of the run. */
  SeededRandom random();

  /** Whether the run was asked to stop. */
  Cancellation cancellation();

  /** Writes a line, given without its line end, to the console. */
  void log(String line);
}
