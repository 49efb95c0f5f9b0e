package org.runspec.spec.expand;

import org.runspec.spec.problem.Problems;

/**
 * What has to be right with a runspec beyond the language. It is asked also where the runspec is
 * wrong already, so that users see all their mistakes at once.
 */
@FunctionalInterface
public interface SpecCheck {
  /** Asks nothing more. */
  SpecCheck NONE = (draft, problems) -> {};

  /**
   * Adds what is wrong. A problem at a property that the language complains about, or inside it, is
   * not shown.
   */
  void check(Draft draft, Problems problems);
}
