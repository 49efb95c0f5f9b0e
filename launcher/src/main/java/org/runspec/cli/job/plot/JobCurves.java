package org.runspec.cli.job.plot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.runspec.report.plot.CurveFigure;
import org.runspec.report.plot.CurveWish;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.series.PointBudget;
import org.runspec.report.series.SeriesWish;

/** How runs of one job went, as it is drawn if nobody says how. */
public final class JobCurves {
  /** More curves than that are drawn as their mean. */
  private static final int MOST_CURVES = 12;

  private static final int MOST_RUNS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private JobCurves() {}

  /**
   * What the objective is made of, over steps.
   *
   * @param runs of one job
   * @return empty if none of them logged it
   */
  public static Optional<Figure> of(List<ChosenRun> runs) throws IOException, InterruptedException {
    List<ChosenRun> all =
        runs.stream()
            .filter(run -> run.row().metrics().keySet().stream().anyMatch(JobCurves::isMetric))
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    List<ChosenRun> measured = spread(all);
    if (measured.size() < all.size()) {
      notes.add(measured.size() + " of " + all.size() + " runs are shown, from all of the job.");
    }
    List<String> metrics = new MetricChoice(measured, notes::add).of(List.of());
    boolean areAveraged = measured.size() > MOST_CURVES;
    PointBudget budget = PointBudget.of(measured.size() * metrics.size(), false, areAveraged);
    SeriesWish wish = new SeriesWish(new LinkedHashSet<>(metrics), SeriesWish.STEP, budget);
    List<PlottedRun> having =
        new SeriesGathering(wish, PATIENCE, all.get(0).sight().session().pacer(), notes)
            .of(measured).stream().filter(run -> !run.curves().isEmpty()).toList();
    if (having.isEmpty()) {
      return Optional.empty();
    }
    CurveWish curves = having.size() > MOST_CURVES ? CurveWish.meanOfJobs() : CurveWish.usual();
    if (curves.aggregate().isPresent()) {
      Unfinished.note(having).map(note -> note + ".").ifPresent(notes::add);
      Unfinished.stoppedEarly(measured).map(note -> note + ".").ifPresent(notes::add);
    }
    FigureWish look = FigureWish.usual();
    Figure figure = new CurveFigure(curves, look, SeriesWish.STEP).of(having, metrics, notes);
    return Optional.of(
        new Figure(
            "", figure.panels(), figure.sheet(), figure.look(), figure.legend(), figure.notes()));
  }

  /** Of very many runs some from each part of a search, whose later runs tend to be better. */
  static <T> List<T> spread(List<T> all) {
    int most = Math.min(all.size(), MOST_RUNS);
    return IntStream.range(0, most)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
        .toList();
  }

  private static boolean isMetric(String name) {
    return !name.equals(SeriesWish.STEP);
  }
}
