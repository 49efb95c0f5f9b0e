package org.runspec.cli.mistakes;

import java.util.Set;
import org.runspec.spec.problem.Position;

/**
 * A key of a runspec.
 *
 * @param role what kind of mapping it stands in
 * @param allowed the keys that may stand there; empty where every word may
 * @param siblings the keys that stand there
 */
record KeySite(
    String key, Position position, Role role, Set<String> allowed, Set<String> siblings) {

  /** What kind of mapping a key stands in. */
  enum Role {
    /** One whose keys are known. */
    CLOSED,
    /** The replacements. */
    REPLACEMENT,
    /** One whose keys are the user's. */
    FREE
  }

  boolean isAllowed() {
    return role != Role.CLOSED || allowed.contains(key);
  }
}
