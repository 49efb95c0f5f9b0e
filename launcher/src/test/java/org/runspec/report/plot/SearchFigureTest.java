package org.runspec.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Trace;

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
  void ofVeryManyRunsSomeAreDrawnAndMeansAreOfAll() {
    List<PlottedRun> runs =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(run -> PlottedRuns.scored(run, Map.of("h", run % 2), score(run)))
            .toList();
    SearchFigure search = new SearchFigure(runs, "hpmax", true, FigureWish.usual());

    List<Trace> progress = ((Panel.Chart) search.progress().get(0)).traces();
    Points dots = progress.get(0).line();
    assertEquals(5_002, dots.size());
    assertEquals(5_002, progress.get(0).tips().size());
    assertEquals(5, dots.x(1));
    assertEquals(20_000, progress.get(1).line().size());
    assertEquals(99, IntStream.range(0, dots.size()).mapToDouble(dots::y).max().orElseThrow());
    assertEquals(5_002, ((Panel.Parallel) search.parallel().get(0)).lines().size());
    List<Trace> each = ((Panel.Chart) search.perHyperparameter().get(0)).traces();
    assertEquals(5_002, each.get(0).line().size());
    assertTrue(each.get(1).tips().get(0).contains("mean of 10000"), each.get(1).tips().toString());
    assertEquals(
        List.of(
            "5,002 of 20,000 runs are drawn, the best and the worst among them; means and the best"
                + " so far are of all."),
        search.figure("", search.progress(), List.of()).notes());
  }

  private static double score(int run) {
    return run == 7_778 ? 99 : run == 7_779 ? -99 : run % 10;
  }

  @Test
  void whatHasNoPlaceInAnotherFigureIsNotSaid() {
    SearchFigure search = search(25);

    assertEquals(List.of(), search.figure("", search.progress(), List.of()).notes());
  }
}
