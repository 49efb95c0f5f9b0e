package org.runspec.report.plot.layout;

import java.util.ArrayList;
import java.util.List;
import org.runspec.report.plot.figure.ShortNumber;

/** Round numbers between two others. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final int[] FINE = {1, 2, 5};
  private static final double TOLERANCE = 1e-9;

  /** Of the numbers themselves; numbers in finer steps cannot be told apart. */
  private static final double FINEST = 1e-15;

  private Ticks() {}

  /**
   * About so many ticks in even steps; the ends where there are no round numbers between them.
   *
   * @param most from 2
   */
  static List<Tick> linear(double from, double to, int most) {
    double rough = (to - from) / most;
    double greatest = Math.max(Math.abs(from), Math.abs(to));
    if (!Double.isFinite(rough) || rough < Double.MIN_NORMAL || rough < greatest * FINEST) {
      return List.of(new Tick(from, ShortNumber.of(from)), new Tick(to, ShortNumber.of(to)));
    }
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (double factor : STEPS) {
      if (factor * power >= rough * (1 - TOLERANCE)) {
        step = factor * power;
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step - TOLERANCE);
    long last = (long) Math.floor(to / step + TOLERANCE);
    for (long i = first; i <= last; i++) {
      ticks.add(new Tick(i * step, TickText.of(i * step, greatest, step)));
    }
    return ticks;
  }

  /** About so many ticks in even factors: powers of ten, and numbers between if those are few. */
  static List<Tick> log(double from, double to, int most) {
    int first = (int) Math.ceil(Math.log10(from) - TOLERANCE);
    int last = (int) Math.floor(Math.log10(to) + TOLERANCE);
    int decades = last - first + 1;
    if (decades < 1 || Math.log10(to / from) < 0.7) {
      return linear(from, to, most);
    }
    List<Tick> ticks = new ArrayList<>();
    if (decades <= 2) {
      for (int exponent = first - 1; exponent <= last; exponent++) {
        for (int factor : FINE) {
          double value = Double.parseDouble(factor + "e" + exponent);
          if (value >= from * (1 - TOLERANCE) && value <= to * (1 + TOLERANCE)) {
            ticks.add(new Tick(value, TickText.power(value)));
          }
        }
      }
      return ticks;
    }
    int every = Math.max(1, (decades + most - 1) / most);
    for (int exponent = first; exponent <= last; exponent++) {
      double value = Double.parseDouble("1e" + exponent);
      boolean isNamed = Math.floorMod(exponent, every) == 0;
      ticks.add(new Tick(value, isNamed ? TickText.power(value) : ""));
    }
    return ticks;
  }
}
