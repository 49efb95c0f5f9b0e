package org.runspec.node;

import java.util.Map;
import org.runspec.job.NodeLine;

/** Chooses a run's hyperparameters when it is first claimed. For many threads. */
public interface Values {
  /** The values of a run, by name, in the order of the space; empty without search. */
  Map<String, Object> of(int run);

  /** Whether the choice depends on how other runs went. */
  default boolean learns() {
    return false;
  }

  /** Learns what a node told, of this one too; the order does not matter. */
  default void learn(NodeLine line) {}
}
