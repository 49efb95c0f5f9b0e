package org.runspec.node;

import java.io.IOException;
import java.util.Map;

/** Chooses a run's hyperparameters when it is first claimed. */
public interface Values {
  /** The values of a run, by name, in the order of the space; empty without search. */
  Map<String, Object> of(int run) throws IOException;
}
