package org.runspec.report.notebook;

import java.util.OptionalDouble;

/**
 * How much a mean changed; shown with its sign.
 *
 * @param error the standard error of the change, where it is known
 */
public record Delta(double change, OptionalDouble error) implements Comparable<Delta> {
  /** From one mean to another. */
  public static Delta of(Estimate before, Estimate after) {
    Estimate difference = after.minus(before);
    return new Delta(difference.mean(), difference.error());
  }

  @Override
  public int compareTo(Delta other) {
    return Double.compare(change, other.change);
  }

  @Override
  public String toString() {
    return (change > 0 ? "+" : "") + new Estimate(change, error, 1);
  }
}
