package org.runspec.spec.expand;

import java.util.List;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.tree.Mapping;

/**
 * A runspec with hyperparameters chosen, every property present and nothing left to replace, not
 * yet validated.
 *
 * @param root the root's properties and {@code processing_stages}
 * @param chosen the hyperparameters' values
 */
record ExpandedTree(Mapping root, List<ChosenValue> chosen) {
  ExpandedTree {
    chosen = List.copyOf(chosen);
  }
}
