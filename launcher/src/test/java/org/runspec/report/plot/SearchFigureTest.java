package org.runspec.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of a search that has more than a figure shows. */
class SearchFigureTest {
  private static SearchFigure search(int hyperparameters) {
    List<PlottedRun> runs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(run -> PlottedRuns.scored(run, hparams(hyperparameters, run), run))
            .toList();
    return new SearchFigure(runs, "hpmax", true, FigureWish.usual());
  }

  private static Map<String, Object> hparams(int count, int run) {
    Map<String, Object> hparams = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> hparams.put("h" + i, run));
    return hparams;
  }

  private static List<String> notes(int hyperparameters) {
    SearchFigure search = search(hyperparameters);
    return search.figure("", search.all(), List.of("first")).notes();
  }

  @Test
  void hyperparametersThatHaveNoPlaceAreCounted() {
    assertEquals(List.of("first"), notes(12));
    assertEquals(List.of("first", "The first 12 of 13 hyperparameters have an axis."), notes(13));
    assertEquals(
        List.of(
            "first",
            "The first 12 of 25 hyperparameters have an axis.",
            "The first 24 of 25 hyperparameters have a panel."),
        notes(25));
  }

  @Test
  void whatHasNoPlaceInAnotherFigureIsNotSaid() {
    SearchFigure search = search(25);

    assertEquals(List.of(), search.figure("", search.progress(), List.of()).notes());
  }
}
