package org.runspec.components.models;

import java.util.Random;

/** The settings of a model; each use starts parts of its own. */
public interface Model {
  /** A new backbone, with weights drawn at random. */
  Backbone startBackbone(int observationSize, Random random);

  /** New heads on a backbone. */
  ActorCritic startHeads(Backbone backbone, int actionCount, Random random);
}
