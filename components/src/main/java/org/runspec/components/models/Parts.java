package org.runspec.components.models;

import java.util.List;
import org.runspec.components.network.Parameter;

/** Something whose parts are saved and loaded. */
@FunctionalInterface
public interface Parts {
  /**
   * What a part has learned, in a fixed order; empty if it cannot learn.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  List<Parameter> parameters(Part part);
}
