package org.runspec.spec.yaml;

import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;

/** Of how many nodes and characters something consists, with all aliases written out. */
record Size(long nodes, long characters) {
  static final Size NOTHING = new Size(0, 0);

  Size plus(Size more) {
    return new Size(nodes + more.nodes, characters + more.characters);
  }

  Size minus(Size less) {
    return new Size(nodes - less.nodes, characters - less.characters);
  }

  /**
   * Is within limits.
   *
   * @param position what made it as large as it is
   * @throws LimitExceeded if it is not
   */
  void check(Limits limits, Position position) {
    if (nodes > limits.nodes()) {
      throw grown(limits.nodes() + " values", position);
    }
    if (characters > limits.characters()) {
      throw grown(limits.characters() + " characters", position);
    }
  }

  private static LimitExceeded grown(String size, Position position) {
    return new LimitExceeded(
        Problem.error(
            position, "", "the file grows to more than " + size + ", aliases written out"));
  }
}
