package org.runspec.node;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;

/** Chooses a run's hyperparameters when it is first claimed. For many threads. */
public interface Values {
  /** What is chosen for a run. */
  Choice of(int run);

  /** Whether the choice depends on how other runs went. */
  default boolean learns() {
    return false;
  }

  /**
   * Learns what a node told, of this one too. Lines of one node come in the order of its journal.
   */
  default void learn(NodeName node, NodeLine line) {}

  /**
   * What was chosen for a run, and by what.
   *
   * @param values by name, in the order of the space; empty without search
   * @param history how many claims and ends of each node's journal were known, by its name; empty
   *     unless the choice depends on them
   */
  record Choice(Map<String, Object> values, Map<String, Long> history) {
    /** Of runs that differ in nothing. */
    public static final Choice NONE = new Choice(Map.of(), Map.of());

    public Choice {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
      history = Collections.unmodifiableMap(new LinkedHashMap<>(history));
    }
  }
}
