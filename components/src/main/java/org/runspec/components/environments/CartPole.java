package org.runspec.components.environments;

/**
 * A cart with a pole at one moment, in metres, seconds and radians (Barto, Sutton, Anderson:
 * "Neuronlike adaptive elements that can solve difficult learning control problems", 1983).
 *
 * @param x the cart's place, 0 in the middle of the track
 * @param angle of the pole, 0 when upright, growing to the right
 */
record CartPole(double x, double speed, double angle, double angularSpeed) {
  /** Where the track ends on either side. */
  static final double TRACK = 2.4;

  /** The angle on either side at which the pole counts as fallen. */
  static final double FALLEN = 12 * Math.PI / 180;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = 0.1;
  private static final double MASS = 1.0 + POLE_MASS;
  private static final double HALF_LENGTH = 0.5;
  private static final double STEP = 0.02;

  /**
   * A step of Euler's method later.
   *
   * @param force in newtons, to the right
   */
  CartPole pushed(double force) {
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    double push = (force + POLE_MASS * HALF_LENGTH * angularSpeed * angularSpeed * sine) / MASS;
    double angularAcceleration =
        (GRAVITY * sine - cosine * push)
            / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * cosine * cosine / MASS));
    double acceleration = push - POLE_MASS * HALF_LENGTH * angularAcceleration * cosine / MASS;
    return new CartPole(
        x + STEP * speed,
        speed + STEP * acceleration,
        angle + STEP * angularSpeed,
        angularSpeed + STEP * angularAcceleration);
  }

  /** Whether the pole has fallen or the cart has left the track. */
  boolean isLost() {
    return Math.abs(x) > TRACK || Math.abs(angle) > FALLEN;
  }

  /** How well it stands: 1 upright in the middle, 0 where it is lost. */
  double balance() {
    double place = x / TRACK;
    double lean = angle / FALLEN;
    return Math.max(0, 1 - place * place) * Math.max(0, 1 - lean * lean);
  }
}
