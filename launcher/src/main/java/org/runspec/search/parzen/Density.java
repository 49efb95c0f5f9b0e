package org.runspec.search.parzen;

import java.util.ArrayList;
import java.util.List;
import org.runspec.search.chance.Draws;

/** A density over a space: the mean of kernels around points, and of one for the whole space. */
public final class Density {
  static double prior = Double.parseDouble(System.getProperty("t.prior", "1.0"));
  private final List<Kernels> axes = new ArrayList<>();
  private final int points;

  /** A density near to points of a space with these axes. */
  public Density(List<Axis> space, List<double[]> points, double priorVar, double factor) {
    this.points = points.size();
    Bandwidth bandwidth = new Bandwidth(space.size(), priorVar, factor);
    for (int axis = 0; axis < space.size(); axis++) {
      double[] coordinates = new double[points.size()];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = points.get(i)[axis];
      }
      axes.add(space.get(axis).around(coordinates, bandwidth));
    }
  }

  /** A point that is the more likely the denser it is there. */
  public double[] drawn(Draws draws) {
    double u = draws.unit() * (points + prior);
    int kernel = (int) u;
    double[] point = new double[axes.size()];
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] =
          kernel < points
              ? axes.get(axis).drawn(kernel, draws)
              : axes.get(axis).drawnFromAny(draws);
    }
    return point;
  }

  /** The logarithm of the density at a point, but for a constant that all points share. */
  public double logAt(double[] point) {
    double[] logs = new double[points + 1];
    double any = StrictMath.log(prior);
    for (int axis = 0; axis < point.length; axis++) {
      axes.get(axis).addLogs(point[axis], logs);
      any += axes.get(axis).logOfAny(point[axis]);
    }
    logs[points] = any;
    double most = any;
    for (double log : logs) {
      most = Math.max(most, log);
    }
    double sum = 0;
    for (double log : logs) {
      if (log > most - 30) {
        sum += StrictMath.exp(log - most);
      }
    }
    return most + StrictMath.log(sum);
  }
}
