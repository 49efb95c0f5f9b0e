package org.runspec.search.parzen;

import java.util.ArrayList;
import java.util.List;
import org.runspec.search.chance.Draws;

/**
 * A density over a space: the mean of kernels around points, and of one for the whole space. The
 * width of kernels on lines follows from how far the points lie apart.
 */
public final class Density {
  /** How much the kernel for the whole space counts, beside one of a point. */
  private static final double ANYWHERE = 0.5;

  /** Kernels whose logarithm lies that far below the largest add nothing. */
  private static final double NOTHING = 30;

  private final List<Kernels> axes = new ArrayList<>();
  private final int points;

  /**
   * A density.
   *
   * @param points with a coordinate for each axis, as {@link Axis} says: from 0 to 1 on a line,
   *     else a whole number from 0
   * @param breadth of kernels on lines, 1 if there is no reason for another
   */
  public Density(List<Axis> space, List<double[]> points, double breadth) {
    this.points = points.size();
    Bandwidth bandwidth = new Bandwidth(space.size(), breadth);
    for (int axis = 0; axis < space.size(); axis++) {
      double[] coordinates = new double[points.size()];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = points.get(i)[axis];
      }
      axes.add(Kernels.around(coordinates, space.get(axis), bandwidth));
    }
  }

  /** A point that is the more likely the denser it is there. */
  public double[] drawn(Draws draws) {
    int kernel = (int) (draws.unit() * (points + ANYWHERE));
    double[] point = new double[axes.size()];
    for (int axis = 0; axis < point.length; axis++) {
      Kernels kernels = axes.get(axis);
      point[axis] = kernel < points ? kernels.drawn(kernel, draws) : kernels.drawnAnywhere(draws);
    }
    return point;
  }

  /** The logarithm of the density at a point, but for its mass, which is the same everywhere. */
  public double logAt(double[] point) {
    double[] logs = new double[points + 1];
    double anywhere = StrictMath.log(ANYWHERE);
    for (int axis = 0; axis < point.length; axis++) {
      axes.get(axis).addLogs(point[axis], logs);
      anywhere += axes.get(axis).logAnywhere();
    }
    logs[points] = anywhere;
    double most = anywhere;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (double log : logs) {
      if (log > most - NOTHING) {
        sum += StrictMath.exp(log - most);
      }
    }
    return most + StrictMath.log(sum);
  }
}
