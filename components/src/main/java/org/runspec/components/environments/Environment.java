package org.runspec.components.environments;

import java.io.IOException;

/** The settings of a world; each use starts a world of its own. */
public interface Environment {
  /** A new world, in its first episode. */
  World start() throws IOException;
}
