package org.runspec.components.modelcores;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Activation;
import org.runspec.components.network.Dense;
import org.runspec.components.network.Gru;

/** A core that remembers, by gated recurrent units. */
public final class GRUCore implements ModelCore {
  private final Settings settings;

  /** Keeps its settings. */
  public GRUCore(Settings settings) {
    this.settings = settings;
  }

  /** See {@code model_cores/GRU_Core}. */
  public record Settings(int obsEmbedSize, int numRnnUnits, int outputLayerSize) {}

  @Override
  public Layers start(int observationSize, Random random) {
    int embedding = settings.obsEmbedSize();
    int units = settings.numRnnUnits();
    return new Layers(
        new Dense("embedding", observationSize, embedding, Activation.TANH, 1, random),
        List.of(
            new Gru("core.gru", embedding, units, random),
            new Dense(
                "core.output", units, settings.outputLayerSize(), Activation.RELU, 1, random)));
  }
}
