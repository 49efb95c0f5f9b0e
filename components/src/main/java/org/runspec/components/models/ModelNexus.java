package org.runspec.components.models;

import java.util.Random;
import org.runspec.components.modelcores.ModelCore;

/** A core with two heads: one scores the actions, one foretells rewards. */
public final class ModelNexus implements Model {
  private final Settings settings;

  /** Keeps its settings. */
  public ModelNexus(Settings settings) {
    this.settings = settings;
  }

  /** See {@code models/Model_Nexus}. */
  public record Settings(ModelCore modelCore) {}

  @Override
  public Backbone startBackbone(int observationSize, Random random) {
    return new Backbone(settings.modelCore().start(observationSize, random));
  }

  @Override
  public ActorCritic startHeads(Backbone backbone, int actionCount, Random random) {
    return new ActorCritic(backbone, actionCount, random);
  }
}
