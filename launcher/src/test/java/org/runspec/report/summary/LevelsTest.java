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
  void manyValuesAreGroupsOfAboutEqualSize() {
    Levels levels = of(RATE, rates(1, 2, 3, 4, 5, 6, 7, 8));

    assertEquals(List.of("1 to 4", "5 to 8"), levels.names());
    assertEquals("[0, 0, 0, 0, 1, 1, 1, 1]", Arrays.toString(levels.of()));
  }

  @Test
  void aLowestValueThatFillsAGroupLeavesNoneEmpty() {
    Levels levels = of(RATE, rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8));

    assertEquals(List.of("0", "1 to 4", "5 to 8"), levels.names());
    assertEquals(12, Arrays.stream(levels.of()).filter(level -> level == 0).count());
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
