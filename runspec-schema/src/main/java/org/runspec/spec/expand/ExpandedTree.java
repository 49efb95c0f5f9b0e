package org.runspec.spec.expand;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.runspec.spec.repro.ChosenValue;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/**
 * A runspec with hyperparameters chosen, every property present and nothing left to replace, not
 * yet validated.
 *
 * @param root the root's properties and {@code processing_stages}
 * @param chosen the hyperparameters' values
 * @param space what a search may choose instead, in the order of the file
 */
record ExpandedTree(Mapping root, List<ChosenValue> chosen, List<Tunable> space) {
  ExpandedTree {
    chosen = List.copyOf(chosen);
    space = List.copyOf(space);
  }

  /** What a search may choose, or some of it, by hyperparameter. */
  Map<String, List<Scalar>> tuning() {
    return space.stream().collect(Collectors.toUnmodifiableMap(Tunable::name, Tunable::examples));
  }
}
