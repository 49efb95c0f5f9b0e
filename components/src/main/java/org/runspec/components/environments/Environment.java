package org.runspec.components.environments;

import java.io.IOException;
import java.util.List;
import org.runspec.component.Output;

/** The settings of a world; each use starts a world of its own. */
public interface Environment {
  /** What its world will write when its use ends well. */
  default List<Output> outputs() {
    return List.of();
  }

  /** A new world, in its first episode. */
  World start() throws IOException;
}
