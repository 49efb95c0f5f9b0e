package org.runspec.components.modelcores;

import java.util.List;
import java.util.Random;
import org.runspec.components.network.Activation;
import org.runspec.components.network.Dense;

/** A core that knows nothing but the present observation. */
public final class FeedForwardCore implements ModelCore {
  private final Settings settings;

  /** Keeps its settings. */
  public FeedForwardCore(Settings settings) {
    this.settings = settings;
  }

  /** See {@code model_cores/Feed_Forward_Core}. */
  public record Settings(int obsEmbedSize, int hiddenLayerSize, int outputLayerSize) {}

  @Override
  public Layers start(int observationSize, Random random) {
    int embedding = settings.obsEmbedSize();
    int hidden = settings.hiddenLayerSize();
    return new Layers(
        new Dense("embedding", observationSize, embedding, Activation.TANH, 1, random),
        List.of(
            new Dense("core.hidden", embedding, hidden, Activation.RELU, 1, random),
            new Dense(
                "core.output", hidden, settings.outputLayerSize(), Activation.RELU, 1, random)));
  }
}
