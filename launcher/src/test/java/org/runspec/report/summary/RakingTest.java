package org.runspec.report.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RakingTest {
  private static final List<String> NAMES = List.of("few", "many");

  @Test
  void runsOfABalancedSearchAllCountTheSame() {
    Levels one = new Levels(NAMES, new int[] {0, 0, 1, 1});
    Levels other = new Levels(NAMES, new int[] {0, 1, 0, 1});

    assertArrayEquals(new double[] {1, 1, 1, 1}, Raking.weights(List.of(one, other), 4), 1e-12);
  }

  @Test
  void everyLevelOfEachHyperparameterCountsTheSame() {
    Random random = new Random(1);
    int[] one = IntStream.range(0, 200).map(i -> random.nextInt(5) == 0 ? 0 : 1).toArray();
    int[] other = IntStream.range(0, 200).map(i -> random.nextInt(3) == 0 ? 0 : one[i]).toArray();

    double[] weights =
        Raking.weights(List.of(new Levels(NAMES, one), new Levels(NAMES, other)), 200);

    assertEquals(200, Arrays.stream(weights).sum(), 1e-9);
    assertEquals(100, sum(weights, one), 10);
    assertEquals(100, sum(weights, other), 10);
  }

  private static double sum(double[] weights, int[] level) {
    return IntStream.range(0, weights.length)
        .filter(i -> level[i] == 0)
        .mapToDouble(i -> weights[i])
        .sum();
  }

  @Test
  void aLevelThatWasTriedOnceDecidesNothingAlone() {
    int[] rare = new int[1_000];
    Arrays.fill(rare, 1);
    rare[7] = 0;

    double[] weights = Raking.weights(List.of(new Levels(NAMES, rare)), rare.length);

    assertTrue(weights[7] <= 20, "weight " + weights[7]);
  }
}
