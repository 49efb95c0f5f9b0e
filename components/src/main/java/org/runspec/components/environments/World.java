package org.runspec.components.environments;

import java.io.IOException;

/**
 * A world that an agent acts in, one episode after the other. An observation is a row of numbers,
 * an action is a number from 0.
 */
public interface World {
  /**
   * What an action led to.
   *
   * @param reward what the agent is to collect
   * @param ended whether the episode is over, be it that its time ran out: {@link #reset} comes
   *     next, and no reward is expected behind it
   * @param won whether it ended as it should
   */
  record Outcome(double reward, boolean ended, boolean won) {}

  /** What kind of world it is, for people. */
  String name();

  /** Numbers in one observation. */
  int observationSize();

  /** How many actions there are. */
  int actionCount();

  /** What the agent sees now: the world's own array, good until it changes. */
  float[] observation();

  /** Acts. */
  Outcome step(int action);

  /** Begins the next episode. */
  void reset();

  /** What somebody would do who sees all of the world. */
  int expertAction();

  /** The world as text, of one or more lines. */
  String picture();

  /**
   * Ends the use of the world, when all went well.
   *
   * @throws IOException if something that it keeps could not be written
   */
  default void finish() throws IOException {}
}
