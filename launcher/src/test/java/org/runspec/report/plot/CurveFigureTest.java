package org.runspec.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.curve.Dispersion;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.curve.Statistic;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Trace;

/** Which curves a figure has of some runs. */
class CurveFigureTest {
  private static CurveWish mean(double smoothing, int mostTraces) {
    return wish(Optional.of(Statistic.MEAN), smoothing, mostTraces);
  }

  private static CurveWish wish(Optional<Statistic> statistic, double smoothing, int mostTraces) {
    return new CurveWish(
        statistic,
        statistic.isPresent() ? "job" : PlottedRun.RUN,
        Set.of(Break.COL),
        Dispersion.NONE,
        false,
        0.2,
        Dispersion.NONE,
        smoothing,
        mostTraces);
  }

  private static Figure figure(CurveWish wish, List<PlottedRun> runs, String... metrics) {
    return new CurveFigure(wish, FigureWish.usual(), "iters").of(runs, List.of(metrics), List.of());
  }

  private static List<Trace> traces(Figure figure, int panel) {
    return ((Panel.Chart) figure.panels().get(panel)).traces();
  }

  @Test
  void theMostCurvesAreThoseThatAreDrawnNotTheRunsOfAMean() {
    Points line = PlottedRuns.curve(1, 1, 2, 2);
    List<PlottedRun> runs = PlottedRuns.some(6, Map.of("s1-loss", line, "s1-acc", line));
    Figure figure = figure(mean(0, 8), runs, "s1-loss", "s1-acc");

    assertEquals(List.of("6 runs", "6 runs"), traces(figure, 0).get(0).tips());
    assertEquals(List.of("6 runs", "6 runs"), traces(figure, 1).get(0).tips());
    assertEquals(List.of(), figure.notes());
  }

  @Test
  void curvesBeyondTheMostAreCounted() {
    List<PlottedRun> runs = PlottedRuns.some(6, Map.of("s1-loss", PlottedRuns.curve(1, 1, 2, 2)));
    Figure figure = figure(wish(Optional.empty(), 0, 4), runs, "s1-loss");

    assertEquals(4, traces(figure, 0).size());
    assertEquals(List.of("The first 4 of 6 curves are drawn (--max-traces)."), figure.notes());
  }

  @Test
  void eachRunIsSmoothedBeforeItIsAveraged() {
    PlottedRun odd = PlottedRuns.of(1, Map.of("s1-loss", PlottedRuns.curve(1, 8, 3, 0, 5, 0)));
    PlottedRun even = PlottedRuns.of(2, Map.of("s1-loss", PlottedRuns.curve(0, 0, 2, 0, 4, 0)));
    Trace alone = traces(figure(wish(Optional.empty(), 0.5, 9), List.of(odd), "s1-loss"), 0).get(0);
    Trace both = traces(figure(mean(0.5, 9), List.of(odd, even), "s1-loss"), 0).get(0);

    assertEquals(alone.line().at(3) / 2, both.line().at(3), 1e-12);
  }

  private static CurveWish ofRates(Break... panels) {
    return new CurveWish(
        Optional.of(Statistic.MEAN),
        "hparams.lr",
        Set.of(panels),
        Dispersion.NONE,
        false,
        0.2,
        Dispersion.NONE,
        0,
        100);
  }

  private static List<PlottedRun> rates(Object... rates) {
    Points line = PlottedRuns.curve(1, 1, 2, 2);
    return IntStream.range(0, rates.length)
        .mapToObj(i -> PlottedRuns.of(i + 1, rates[i], Map.of("loss", line, "acc", line)))
        .toList();
  }

  private static List<String> titles(Figure figure) {
    return figure.panels().stream().map(panel -> ((Panel.Chart) panel).title()).toList();
  }

  private static List<String> labels(Figure figure, int panel) {
    return traces(figure, panel).stream().map(Trace::label).toList();
  }

  @Test
  void whereAPanelIsOfAGroupItsCurvesAreNamedByTheirMetrics() {
    Figure figure = figure(ofRates(Break.GROUP), rates(0.1, 0.01), "loss", "acc");

    assertEquals(List.of("loss", "acc"), labels(figure, 0));
    assertEquals(
        List.of("lr=0.01 loss", "lr=0.1 loss", "lr=0.01 acc", "lr=0.1 acc"),
        labels(figure(ofRates(), rates(0.1, 0.01), "loss", "acc"), 0));
  }

  @Test
  void groupsOfNumbersStandInTheirOrderOthersAsTheyCome() {
    assertEquals(
        List.of("0.001", "0.003", "0.01", "0.1"),
        titles(figure(ofRates(Break.GROUP), rates(0.001, 0.01, 0.1, 0.003), "loss", "acc")));
    assertEquals(
        List.of("lr=9", "lr=10", "lr=100"),
        labels(figure(ofRates(), rates(10, 9, 100), "loss"), 0));
    assertEquals(
        List.of("lr=b", "lr=9", "lr=a"), labels(figure(ofRates(), rates("b", 9, "a"), "loss"), 0));
  }

  @Test
  void aTitleSpeaksOfAllThatItsPanelShows() {
    FigureWish usual = FigureWish.usual();
    FigureWish titled =
        new FigureWish(
            usual.title(),
            List.of("$col at ${hparams.lr}"),
            usual.legendTitles(),
            usual.xLabel(),
            usual.yLabel(),
            usual.xLog(),
            usual.yLog(),
            usual.palette(),
            usual.strokes(),
            usual.look(),
            usual.legend(),
            usual.sheet());
    List<PlottedRun> runs = rates(0.1, 0.01);

    assertEquals(
        List.of("loss, acc at 0.01", "loss, acc at 0.1"),
        titles(
            new CurveFigure(ofRates(Break.GROUP), titled, "iters")
                .of(runs, List.of("loss", "acc"), List.of())));
  }
}
