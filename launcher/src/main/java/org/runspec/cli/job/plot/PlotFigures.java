package org.runspec.cli.job.plot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.job.EarlyStopping;
import org.runspec.job.Objective;
import org.runspec.job.StageMetric;
import org.runspec.pace.Pacer;
import org.runspec.report.plot.CurveFigure;
import org.runspec.report.plot.CurveWish;
import org.runspec.report.plot.FigureWish;
import org.runspec.report.plot.LogAxes;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.RunColumns;
import org.runspec.report.plot.SearchFigure;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.series.PointBudget;
import org.runspec.report.series.SeriesWish;
import org.runspec.spec.problem.UserProblem;

/** Makes figures of runs, as options say. */
final class PlotFigures {
  static final String CURVES = "curves";

  private static final String PROGRESS = "progress";
  private static final String PARALLEL = "parallel";
  private static final String HPARAMS = "hparams";

  static final List<String> KINDS = List.of(CURVES, PROGRESS, PARALLEL, HPARAMS, "search");

  private final String kind;
  private final CurveTerms curves;
  private final FigureWish look;
  private final int maxRuns;
  private final Duration patience;
  private final Pacer pacer;
  private final List<String> notes = new ArrayList<>();

  PlotFigures(
      String kind,
      CurveTerms curves,
      FigureWish look,
      int maxRuns,
      Duration patience,
      Pacer pacer) {
    this.pacer = pacer;
    this.kind = kind;
    this.curves = curves;
    this.look = look;
    this.maxRuns = maxRuns;
    this.patience = patience;
  }

  /**
   * What was made.
   *
   * @param what it shows, such as {@code s1-loss of 8 runs}
   */
  record Made(Figure figure, String what) {}

  /** Refuses what goes together in no case, before anything is read. */
  void requireSense(PlotWords words) {
    curves.wish(words.metrics().isEmpty());
    if (!kind.equals(CURVES) && !words.metrics().isEmpty()) {
      throw new UserProblem(
          "plot " + String.join(", ", words.metrics()) + " with --kind " + kind,
          "that kind draws the objective",
          "without them, or --kind " + CURVES);
    }
  }

  /** The figure of some runs. */
  Made of(List<ChosenRun> all, List<String> metrics) throws IOException, InterruptedException {
    List<ChosenRun> runs = all.subList(0, Math.min(all.size(), maxRuns));
    if (runs.size() < all.size()) {
      notes.add("The first " + runs.size() + " of " + all.size() + " runs are shown (--max-runs).");
    }
    return kind.equals(CURVES) ? curves(runs, metrics) : search(runs);
  }

  private Made curves(List<ChosenRun> runs, List<String> words)
      throws IOException, InterruptedException {
    List<String> metrics = new MetricChoice(runs, notes::add).of(words);
    CurveWish asked = curves.wish(words.isEmpty());
    PointBudget budget =
        PointBudget.of(
            runs.size() * metrics.size(), asked.smoothing() > 0, asked.aggregate().isPresent());
    SeriesWish wish = new SeriesWish(new LinkedHashSet<>(metrics), curves.x(), budget);
    List<PlottedRun> read = new SeriesGathering(wish, patience, pacer, notes).of(runs);
    CurveWish found = asked.groupedBy(RunColumns.find(asked.groupBy(), read, "--group-by"));
    List<PlottedRun> having = read.stream().filter(run -> !run.curves().isEmpty()).toList();
    if (having.isEmpty()) {
      throw new UserProblem(
          "plot " + String.join(", ", metrics) + " over " + curves.x(),
          "no run logged them together",
          "--x iters, --x time, or a metric of the same stage");
    } else if (having.size() < read.size()) {
      int without = read.size() - having.size();
      notes.add(without + " of " + read.size() + " runs have none of it.");
    }
    if (found.aggregate().isPresent()) {
      Unfinished.note(having)
          .map(note -> note + " (--where 'status = completed' leaves them out).")
          .ifPresent(notes::add);
      noteStopped(runs);
    }
    LogAxes.check(having, look, notes::add);
    Figure figure = new CurveFigure(found, look, xLabel()).of(having, metrics, notes);
    return new Made(figure, String.join(", ", metrics) + " of " + count(having));
  }

  /** They completed, but say no more than how they stood then. */
  private void noteStopped(List<ChosenRun> runs) {
    Unfinished.stoppedEarly(runs)
        .map(note -> note + " (--where 'reason != " + EarlyStopping.REASON + "' leaves them out).")
        .ifPresent(notes::add);
  }

  private String xLabel() {
    return switch (curves.x()) {
      case SeriesWish.TIME -> "hours since the start";
      case StageMetric.HOURS -> "hours of the stage";
      default -> curves.x();
    };
  }

  private Made search(List<ChosenRun> chosen) {
    Set<Objective> objectives = new LinkedHashSet<>();
    chosen.forEach(run -> objectives.add(run.job().objective()));
    if (objectives.size() > 1) {
      List<String> words = objectives.stream().map(Objective::inWords).toList();
      throw new UserProblem(
          "plot the search of them together",
          "they have different objectives: " + String.join("; ", words),
          "one job after the other");
    }
    RunNames names = new RunNames(chosen);
    List<PlottedRun> runs = chosen.stream().map(run -> run.with(Map.of(), names)).toList();
    List<PlottedRun> scored = runs.stream().filter(SearchFigure::isScored).toList();
    if (scored.isEmpty()) {
      throw new MissingObjective(chosen).problem();
    } else if (scored.size() < runs.size()) {
      notes.add((runs.size() - scored.size()) + " of " + runs.size() + " runs have no objective.");
    }
    noteStopped(chosen);
    if (!kind.equals(PARALLEL)) { // whose axes are never logarithmic by wish
      LogAxes.checkObjective(scored, look, notes::add);
    }
    Objective objective = objectives.iterator().next();
    SearchFigure figures =
        new SearchFigure(runs, objective.metric(), objective.goal() == Objective.Goal.MAX, look);
    List<Panel> panels = panels(figures);
    String jobs =
        String.join(", ", runs.stream().map(run -> run.in(RunColumns.JOB)).distinct().toList());
    Figure figure = figures.figure("Search of " + jobs, panels, notes);
    return new Made(figure, objective.metric() + " of " + count(scored));
  }

  private List<Panel> panels(SearchFigure figures) {
    boolean isOfHparams = kind.equals(PARALLEL) || kind.equals(HPARAMS);
    if (isOfHparams && figures.hyperparameters().isEmpty()) {
      throw new UserProblem(
          "plot hyperparameters", "the runs do not differ in any", "--kind " + PROGRESS);
    }
    return switch (kind) {
      case PROGRESS -> figures.progress();
      case PARALLEL -> figures.parallel();
      case HPARAMS -> figures.perHyperparameter();
      default -> figures.all();
    };
  }

  private static String count(List<PlottedRun> runs) {
    return runs.size() == 1 ? runs.get(0).name() : runs.size() + " runs";
  }
}
