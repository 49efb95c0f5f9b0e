package org.runspec.components.models;

import java.util.ArrayList;
import java.util.List;
import org.runspec.components.modelcores.ModelCore;
import org.runspec.components.network.Layer;
import org.runspec.components.network.Network;
import org.runspec.components.network.Parameter;

/** A model without its head. */
public final class Backbone implements Parts {
  private final ModelCore.Layers layers;
  private final Network network;

  Backbone(ModelCore.Layers layers) {
    List<Layer> all = new ArrayList<>(List.of(layers.embedding()));
    all.addAll(layers.core());
    this.layers = layers;
    this.network = new Network(all);
  }

  /** All its layers. */
  public Network network() {
    return network;
  }

  @Override
  public List<Parameter> parameters(Part part) {
    return switch (part) {
      case BACKBONE -> network.parameters();
      case EMBEDDING -> layers.embedding().parameters();
      case CORE -> layers.core().stream().flatMap(layer -> layer.parameters().stream()).toList();
      case MODEL, HEAD -> throw new IllegalArgumentException("a backbone has no " + part.word());
    };
  }
}
