package org.runspec.spec.expand;

import java.util.List;
import java.util.Map;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/**
 * A runspec with hyperparameters chosen, every property present and nothing left to replace, not
 * yet validated.
 *
 * @param root the root's properties and {@code processing_stages}
 * @param chosen the hyperparameters' values
 * @param tuning what a search may choose instead, by hyperparameter
 */
record ExpandedTree(Mapping root, List<ChosenValue> chosen, Map<String, List<Scalar>> tuning) {
  ExpandedTree {
    chosen = List.copyOf(chosen);
    tuning = Map.copyOf(tuning);
  }
}
