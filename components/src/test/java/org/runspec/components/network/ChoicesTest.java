package org.runspec.components.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.runspec.component.SeededRandom;

class ChoicesTest {
  private final Choices choices = new Choices(3);

  @Test
  void areTheSoftmaxOfTheScores() {
    choices.score(new float[] {9, 1, 2, 3}, 1);

    double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
    assertEquals(Math.exp(2) / sum, choices.probability(1), 1e-12);
    assertEquals(Math.log(Math.exp(3) / sum), choices.logProbability(2), 1e-12);
    assertEquals(2, choices.best());
  }

  @Test
  void bearAnyScores() {
    choices.score(new float[] {1e30f, -1e30f, 0}, 0);

    assertEquals(1, choices.probability(0));
    assertEquals(0, choices.entropy(), 1e-12);
  }

  @Test
  void areMostOpenWhenEqual() {
    choices.score(new float[] {5, 5, 5}, 0);

    assertEquals(Math.log(3), choices.entropy(), 1e-12);
    assertEquals(0, choices.best());
  }

  @Test
  void areDrawnAsOftenAsTheyAreProbable() {
    choices.score(new float[] {0, 1, 2}, 0);
    Random random = new SeededRandom(1);
    int[] drawn = new int[3];
    for (int i = 0; i < 20_000; i++) {
      drawn[choices.draw(random)]++;
    }

    for (int choice = 0; choice < 3; choice++) {
      assertEquals(choices.probability(choice), drawn[choice] / 20_000.0, 0.01);
    }
  }
}
