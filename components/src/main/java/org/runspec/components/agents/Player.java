package org.runspec.components.agents;

import org.runspec.components.models.Parts;

/** An agent at work in one world. */
public interface Player {
  /** How an action is chosen. */
  enum Choice {
    /** At random, the better ones more often, so that others are tried too. */
    EXPLORE,
    /** Always the one that seems best. */
    BEST
  }

  /** What it has learned. */
  Parts parts();

  /** Forgets the episode so far. */
  void beginEpisode();

  /** What to do, seeing this. */
  int act(float[] observation, Choice choice);

  /**
   * Learns from what the last action led to.
   *
   * @param ended whether that was the end of the episode
   */
  void learn(double reward, boolean ended);
}
