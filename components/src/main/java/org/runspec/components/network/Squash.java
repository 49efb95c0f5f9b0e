package org.runspec.components.network;

/** S-shaped curves without library functions, whose bits differ from one Java to the next. */
final class Squash {
  /** Beyond it the fraction would leave the range from -1 to 1. */
  private static final float END = 6.25f;

  private Squash() {}

  /**
   * The hyperbolic tangent, by its continued fraction x/(1+x^2/(3+x^2/(5+...))) cut off at 17: at
   * most 1e-5 wrong. Its coefficient 34459425 is no float; the nearest one stands in its place.
   */
  static float tanh(float x) {
    float c = Math.max(-END, Math.min(END, x));
    float s = c * c;
    float over = c * (34459424f + s * (4729725f + s * (135135f + s * (990f + s))));
    float under = 34459424f + s * (16216200f + s * (945945f + s * (13860f + s * 45f)));
    return over / under;
  }

  /** The logistic function, from 0 to 1. */
  static float sigmoid(float x) {
    return 0.5f + 0.5f * tanh(0.5f * x);
  }
}
