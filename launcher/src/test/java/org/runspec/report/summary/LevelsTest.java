package org.runspec.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan.Dimension;

class LevelsTest {
  private static final Dimension RATE =
      Dimension.drawn(
          "rate",
          new Distribution(Distribution.Kind.UNIFORM, List.of(-9.0, 9.0), Optional.empty()));

  private static Levels of(Dimension dimension, List<Map<String, Object>> hparams) {
    SearchedRuns runs = new SearchedRuns();
    hparams.forEach(values -> runs.completed(values, 1));
    return Levels.of(dimension, runs.scores(dimension).runs());
  }

  private static List<Map<String, Object>> rates(double... rates) {
    return DoubleStream.of(rates).mapToObj(rate -> Map.<String, Object>of("rate", rate)).toList();
  }

  @Test
  void theSpaceIsCutIntoEqualSlices() {
    Levels levels = of(RATE, rates(-8, -7, -6, -5, 5, 6, 7, 8));

    assertEquals(List.of("-8 to -5", "5 to 8"), levels.names());
    assertEquals("[0, 0, 0, 0, 1, 1, 1, 1]", Arrays.toString(levels.of()));
  }

  /** As a search that settled on what is about 0 leaves them. */
  @Test
  void aSliceWithFewRunsIsJoinedWithTheNextOne() {
    Levels levels = of(RATE, rates(-8, -5, -5, -4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 4, 6, 7, 8, 8));

    assertEquals(List.of("-8 to -4", "0 to 1", "2 to 8"), levels.names());
    assertEquals(10, Arrays.stream(levels.of()).filter(level -> level == 1).count());
  }

  @Test
  void ordersOfMagnitudeAreSlicedWhereTheyAreEquallyLikely() {
    Dimension rate =
        Dimension.drawn(
            "rate",
            new Distribution(Distribution.Kind.LOGUNIFORM, List.of(1e-4, 1.0), Optional.empty()));

    Levels levels = of(rate, rates(1e-4, 2e-4, 5e-4, 8e-3, 0.02, 0.03, 0.5, 0.9));

    assertEquals(List.of("0.0001 to 0.008", "0.02 to 0.9"), levels.names());
  }

  @Test
  void manyValuesInAListAreSlicedByTheirPlaces() {
    Dimension width = SearchedRuns.ordered("rate", 1, 2, 4, 8, 16, 32, 64, 128);

    Levels levels = of(width, rates(1, 2, 4, 8, 16, 32, 64, 128));

    assertEquals(List.of("1 to 8", "16 to 128"), levels.names());
  }

  @Test
  void ofVeryManyValuesInNoOrderTheRarerOnesAreTogether() {
    Dimension word = SearchedRuns.unordered("word", "w0", "w1");
    List<Map<String, Object>> hparams = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      hparams.add(Map.of("word", "w" + i));
      hparams.add(Map.of("word", "w7"));
    }

    Levels levels = of(word, hparams);

    assertEquals(20, levels.count());
    assertEquals("w7", levels.names().get(0));
    assertEquals("(others)", levels.names().get(19));
    assertEquals(41, Arrays.stream(levels.of()).filter(level -> level == 19).count());
  }

  @Test
  void runsWithoutAValueAreAGroupOfTheirOwn() {
    List<Map<String, Object>> hparams = new ArrayList<>(rates(-8, -7, -6, -5, 5, 6, 7, 8));
    hparams.add(0, Map.of("units", 3));

    Levels levels = of(RATE, hparams);

    assertEquals(List.of("-8 to -5", "5 to 8", "(none)"), levels.names());
    assertEquals("[2, 0, 0, 0, 0, 1, 1, 1, 1]", Arrays.toString(levels.of()));
  }
}
