package org.runspec.report.plot.curve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Pairs of numbers in an order. A y that is not a number is a gap. Never changes. */
public final class Points {
  private final double[] xs;
  private final double[] ys;

  private Points(double[] xs, double[] ys) {
    if (xs.length != ys.length) {
      throw new IllegalArgumentException(xs.length + " x and " + ys.length + " y");
    }
    this.xs = xs;
    this.ys = ys;
  }

  /** These pairs in this order. */
  public static Points of(double[] xs, double[] ys) {
    return new Points(xs.clone(), ys.clone());
  }

  /**
   * A curve: the pairs in the order of x. Of several with one x the last counts, those whose x is
   * not finite are left out, and a y that is not finite becomes a gap.
   */
  public static Points curve(double[] xs, double[] ys) {
    int[] order = order(xs);
    double[] x = new double[order.length];
    double[] y = new double[order.length];
    int size = 0;
    for (int i : order) {
      int at = size > 0 && x[size - 1] == xs[i] ? size - 1 : size++;
      x[at] = xs[i];
      y[at] = Double.isFinite(ys[i]) ? ys[i] : Double.NaN;
    }
    return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  /** The places of finite x in their order. */
  private static int[] order(double[] xs) {
    int[] finite = IntStream.range(0, xs.length).filter(i -> Double.isFinite(xs[i])).toArray();
    boolean isOrdered =
        IntStream.range(1, finite.length).allMatch(i -> xs[finite[i - 1]] <= xs[finite[i]]);
    return isOrdered
        ? finite
        : IntStream.of(finite)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> xs[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** How many pairs. */
  public int size() {
    return xs.length;
  }

  /** The x of a pair, from 0. */
  public double x(int i) {
    return xs[i];
  }

  /** The y of a pair, from 0. */
  public double y(int i) {
    return ys[i];
  }

  /** All x, to be changed freely. */
  public double[] xs() {
    return xs.clone();
  }

  /** The same x with other y. */
  public Points withY(double[] others) {
    return new Points(xs, others.clone());
  }

  /** Each pair with both numbers changed. */
  public Points mapped(DoubleUnaryOperator x, DoubleUnaryOperator y) {
    return new Points(Arrays.stream(xs).map(x).toArray(), Arrays.stream(ys).map(y).toArray());
  }

  /** Those pairs, by number, in this order. */
  public Points only(int[] chosen) {
    return new Points(
        Arrays.stream(chosen).mapToDouble(i -> xs[i]).toArray(),
        Arrays.stream(chosen).mapToDouble(i -> ys[i]).toArray());
  }

  /** Whether the x of both are the same. */
  public boolean hasSameX(Points other) {
    return Arrays.equals(xs, other.xs);
  }

  /**
   * The y of a curve at some x: on the straight line between its neighbours. Not a number beyond
   * the curve's ends, and in its gaps.
   */
  public double at(double x) {
    int found = Arrays.binarySearch(xs, x);
    if (found >= 0) {
      return ys[found];
    }
    int next = -found - 1;
    if (next == 0 || next == xs.length) {
      return Double.NaN;
    }
    double share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
    return ys[next - 1] + share * (ys[next] - ys[next - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points points
        && Arrays.equals(xs, points.xs)
        && Arrays.equals(ys, points.ys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(xs) * 31 + Arrays.hashCode(ys);
  }

  @Override
  public String toString() {
    List<String> pairs =
        IntStream.range(0, xs.length).mapToObj(i -> "(" + xs[i] + ", " + ys[i] + ")").toList();
    return String.join(" ", pairs);
  }
}
