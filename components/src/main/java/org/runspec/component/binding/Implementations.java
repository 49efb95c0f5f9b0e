package org.runspec.component.binding;

import java.util.List;
import org.runspec.spec.catalogue.Definition;

/** Finds what stands behind components. */
@FunctionalInterface
public interface Implementations {
  /**
   * The implementation of a component; the same one every time.
   *
   * @throws org.runspec.spec.problem.UserProblem if what is found there cannot be used
   */
  Implementation find(Definition definition);

  /** What was looked for in vain; empty if there is an implementation. */
  default List<String> missing(Definition definition) {
    return find(definition) instanceof Implementation.Absent absent
        ? absent.lookedFor()
        : List.of();
  }
}
