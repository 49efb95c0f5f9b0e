package org.runspec.components.environments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CartPoleEnvTest {
  private static World world(boolean fixedLength, boolean smooth, boolean stochastic) {
    return new CartPoleEnv(
            new CartPoleEnv.Settings("CartPole", 3, 200, fixedLength, smooth, stochastic))
        .start();
  }

  /** The textbook's equations, as most implementations have them. */
  @Test
  void movesAsTheStandardEquationsSay() {
    double x = 0.3;
    double speed = -0.4;
    double angle = 0.1;
    double angularSpeed = 0.7;
    CartPole cart = new CartPole(x, speed, angle, angularSpeed);
    for (int step = 0; step < 50; step++) {
      double force = step % 3 == 0 ? -10 : 10;
      double temp = (force + 0.05 * angularSpeed * angularSpeed * Math.sin(angle)) / 1.1;
      double angularAcceleration =
          (9.8 * Math.sin(angle) - Math.cos(angle) * temp)
              / (0.5 * (4.0 / 3.0 - 0.1 * Math.cos(angle) * Math.cos(angle) / 1.1));
      double acceleration = temp - 0.05 * angularAcceleration * Math.cos(angle) / 1.1;
      x += 0.02 * speed;
      speed += 0.02 * acceleration;
      angle += 0.02 * angularSpeed;
      angularSpeed += 0.02 * angularAcceleration;
      cart = cart.pushed(force);
    }

    assertEquals(x, cart.x(), 1e-9);
    assertEquals(speed, cart.speed(), 1e-9);
    assertEquals(angle, cart.angle(), 1e-9);
    assertEquals(angularSpeed, cart.angularSpeed(), 1e-9);
  }

  @Test
  void isLostAtTwelveDegreesOrTheEndOfTheTrack() {
    assertFalse(new CartPole(2.39, 0, 0.209, 0).isLost());
    assertTrue(new CartPole(2.41, 0, 0, 0).isLost());
    assertTrue(new CartPole(0, 0, -0.21, 0).isLost());
  }

  @Test
  void pushingOneWayLosesSoon() {
    World world = world(false, false, false);
    int steps = 0;
    World.Outcome outcome;
    do {
      outcome = world.step(1);
      assertEquals(1, outcome.reward());
      steps++;
    } while (!outcome.ended());
    assertFalse(outcome.won());
    assertTrue(steps >= 7 && steps <= 13, steps + " steps");
  }

  @Test
  void episodesOfFixedLengthGoOnWithoutRewards() {
    World world = world(true, false, false);
    double sum = 0;
    for (int step = 1; step <= 200; step++) {
      World.Outcome outcome = world.step(1);
      sum += outcome.reward();
      assertEquals(step == 200, outcome.ended());
      assertFalse(outcome.won());
    }
    assertTrue(sum >= 7 && sum <= 13, "rewards " + sum);
  }

  @Test
  void theExpertBalancesToTheEndInSpiteOfDisturbances() {
    World world = world(false, true, true);
    for (int episode = 0; episode < 20; episode++) {
      double sum = 0;
      for (int step = 1; step <= 200; step++) {
        World.Outcome outcome = world.step(world.expertAction());
        sum += outcome.reward();
        assertEquals(step == 200, outcome.ended());
        assertEquals(step == 200, outcome.won());
      }
      assertTrue(sum > 100 && sum < 200, "smooth rewards " + sum);
      world.reset();
    }
  }

  @Test
  void smoothRewardsFallTowardsTheEdges() {
    assertEquals(1, new CartPole(0, 5, 0, 5).balance());
    assertEquals(0.75, new CartPole(1.2, 0, 0, 0).balance(), 1e-12);
    assertEquals(0.75, new CartPole(0, 0, -CartPole.FALLEN / 2, 0).balance(), 1e-12);
    assertEquals(0, new CartPole(3, 0, 0, 0).balance());
  }

  @Test
  void disturbancesComeFromTheSeed() {
    World plain = world(false, false, false);
    World disturbed = world(false, false, true);
    World same = world(false, false, true);
    assertArrayEquals(plain.observation(), disturbed.observation());
    for (World world : new World[] {plain, disturbed, same}) {
      world.step(0);
    }
    assertNotEquals(plain.observation()[1], disturbed.observation()[1]);
    assertArrayEquals(disturbed.observation(), same.observation());
  }
}
