package org.runspec.spec.expand;

import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.yaml.Limits;

/** How large a runspec has become while it was expanded. */
final class Growth {
  private final Limits limits;
  private final Problems problems;
  private int nodes;
  private long characters;

  Growth(Limits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** Signals that the expanded tree is too large; the problem is reported already. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("too large", null, false, false);
    }
  }

  /**
   * Counts a value.
   *
   * @throws TooLarge if there are too many, or it is nested too deep
   */
  void count(Node node, String path) {
    nodes++;
    boolean deep = path.chars().filter(c -> c == '.' || c == '[').count() > limits.depth();
    if (nodes > limits.nodes() || deep) {
      problems.add(
          Problem.error(
              node.position(),
              path,
              deep
                  ? "with its defaults, this is nested more than " + limits.depth() + " deep"
                  : "with its defaults, the runspec grows beyond " + limits.nodes() + " values"));
      throw new TooLarge();
    }
  }

  /**
   * Counts the characters of a value, in which nothing is left to replace.
   *
   * @throws TooLarge if they are too many
   */
  void countText(Scalar scalar, String path) {
    characters += scalar.text().length();
    if (characters > limits.characters()) {
      problems.add(
          Problem.error(
              scalar.position(),
              path,
              "with its replacements, the runspec grows beyond "
                  + limits.characters()
                  + " characters"));
      throw new TooLarge();
    }
  }
}
