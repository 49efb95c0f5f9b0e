package org.runspec.components.agents;

/** The settings of an agent; each use starts a player of its own. */
public interface Agent {
  /** A new player, which has learned nothing yet. */
  Player start(int observationSize, int actionCount);
}
