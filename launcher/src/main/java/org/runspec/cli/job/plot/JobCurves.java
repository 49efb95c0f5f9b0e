package org.runspec.cli.job.plot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.runspec.report.plot.CurveFigure;
import org.runspec.report.plot.CurveWish;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.series.Room;
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
    List<ChosenRun> measured =
        runs.stream()
            .filter(run -> run.row().metrics().keySet().stream().anyMatch(JobCurves::isMetric))
            .limit(MOST_RUNS)
            .toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    List<String> metrics = new MetricChoice(measured, notes::add).of(List.of());
    boolean areAveraged = measured.size() > MOST_CURVES;
    Room room = Room.of(measured.size() * metrics.size(), false, areAveraged);
    SeriesWish wish = new SeriesWish(new LinkedHashSet<>(metrics), SeriesWish.STEP, room);
    List<PlottedRun> having =
        new SeriesGathering(wish, PATIENCE, notes)
            .of(measured).stream().filter(run -> !run.curves().isEmpty()).toList();
    if (having.isEmpty()) {
      return Optional.empty();
    }
    CurveWish curves = having.size() > MOST_CURVES ? CurveWish.meanOfJobs() : CurveWish.usual();
    FigureWish look = FigureWish.usual();
    Figure figure = new CurveFigure(curves, look, SeriesWish.STEP).of(having, metrics, notes);
    return Optional.of(
        new Figure(
            "", figure.panels(), figure.sheet(), figure.look(), figure.legend(), figure.notes()));
  }

  private static boolean isMetric(String name) {
    return !name.equals(SeriesWish.STEP);
  }
}
