package org.runspec.search.parzen;

/** What one coordinate of a point is. */
public sealed interface Axis {
  /** A coordinate that lies at a part of the axis from 0 to 1. */
  double at(double part);

  /** Any number from 0 to 1. */
  record Line() implements Axis {
    @Override
    public double at(double part) {
      return part;
    }
  }

  /** A whole number from 0 that is near to the next one. */
  record Steps(int count) implements Axis {
    @Override
    public double at(double part) {
      return Math.min(count - 1, Math.floor(part * count));
    }
  }

  /** A whole number from 0 that only names something. */
  record Kinds(int count) implements Axis {
    @Override
    public double at(double part) {
      return Math.min(count - 1, Math.floor(part * count));
    }
  }
}
