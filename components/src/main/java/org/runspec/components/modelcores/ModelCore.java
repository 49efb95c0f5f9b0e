package org.runspec.components.modelcores;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Layer;

/** The settings of a model's core; each use starts layers of its own. */
public interface ModelCore {
  /** New layers, with weights drawn at random. */
  Layers start(int observationSize, Random random);

  /**
   * The layers of a core.
   *
   * @param embedding the first layer, which takes an observation
   * @param core those behind it, in order; at least one
   */
  record Layers(Layer embedding, List<Layer> core) {
    public Layers {
      core = List.copyOf(core);
    }
  }
}
