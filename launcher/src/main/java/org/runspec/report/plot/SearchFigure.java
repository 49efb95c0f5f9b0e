package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.runspec.report.plot.curve.Points;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.ColorMap;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Palette;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Pen;
import org.runspec.report.plot.figure.Sheet;
import org.runspec.report.plot.figure.Trace;

/** What a search came to: panels of the objective over runs, time and hyperparameters. */
public final class SearchFigure {
  private static final int MOST_AXES = 12;
  private static final int MOST_PANELS = 24;
  private static final double LARGE = 5;
  private static final double SMALL = 3;
  private static final int MANY = 200;

  /** More could not be told apart, and a page with all of them not be opened. */
  private static final int MOST_DRAWN = 5_000;

  private final List<PlottedRun> runs;

  /** Of the runs those that are drawn one by one. */
  private final RunSample drawn;

  private final String objective;
  private final boolean isMaximized;
  private final Differing differing;
  private final FigureWish look;

  /**
   * A way to draw a search.
   *
   * @param all runs; those without a finite objective are passed over
   * @param objective its name
   */
  public SearchFigure(
      List<PlottedRun> all, String objective, boolean isMaximized, FigureWish look) {
    this.runs = all.stream().filter(SearchFigure::isScored).toList();
    this.objective = objective;
    this.isMaximized = isMaximized;
    this.differing = new Differing(runs);
    this.drawn = RunSample.of(runs, MOST_DRAWN);
    this.look = look;
  }

  /** Whether a run came to a number that can be drawn. */
  public static boolean isScored(PlottedRun run) {
    return run.objective().isPresent() && Double.isFinite(run.objective().getAsDouble());
  }

  /** The hyperparameters that have panels: those that differ between runs. */
  public List<String> hyperparameters() {
    return differing.names();
  }

  /** A figure of panels of this search. */
  public Figure figure(String title, List<Panel> panels, List<String> notes) {
    Sheet sheet = look.sheet();
    List<String> said = new ArrayList<>(notes);
    drawn.note().ifPresent(said::add);
    boolean hasAxes = panels.stream().anyMatch(panel -> panel instanceof Panel.Parallel);
    if (hasAxes) {
      noteBeyond(MOST_AXES, "an axis", said);
    }
    if (panels.size() >= MOST_PANELS) {
      noteBeyond(MOST_PANELS, "a panel", said);
    }
    return new Figure(look.title().orElse(title), panels, sheet, look.look(), look.legend(), said);
  }

  private void noteBeyond(int most, String place, List<String> notes) {
    int all = differing.names().size();
    if (all > most) {
      notes.add("The first " + most + " of " + all + " hyperparameters have " + place + ".");
    }
  }

  /** All: progress, parallel coordinates, and a panel for each hyperparameter. */
  public List<Panel> all() {
    List<Panel> panels = new ArrayList<>(progress());
    if (differing.names().size() > 1) {
      panels.addAll(parallel());
    }
    panels.addAll(perHyperparameter());
    return panels;
  }

  /** The objective over runs in the order in which they ended, with the best so far of each job. */
  public List<Panel> progress() {
    Map<String, List<PlottedRun>> jobs =
        runs.stream()
            .sorted(Comparator.comparingDouble(PlottedRun::hours))
            .collect(
                Collectors.groupingBy(
                    run -> run.in(RunColumns.JOB), LinkedHashMap::new, Collectors.toList()));
    Palette palette = look.palette().orElseGet(() -> Palette.usual(jobs.size()));
    boolean isOne = jobs.size() == 1;
    List<Trace> dots = new ArrayList<>();
    List<Trace> best = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, List<PlottedRun>> job : jobs.entrySet()) {
      Pen pen = palette.pen(number);
      Pen line = isOne ? Pen.of(Palette.contrast()) : pen;
      Points scores = scores(job.getValue());
      double radius = job.getValue().size() > MANY ? 2 : SMALL;
      String suffix = isOne ? "" : " of " + job.getKey();
      int[] some = drawn.among(job.getValue());
      dots.add(
          Trace.of(isOne ? "each run" : "runs" + suffix, scores.only(some), dots(pen, radius))
              .saying(Arrays.stream(some).mapToObj(job.getValue()::get).map(this::said).toList()));
      best.add(Trace.of("best so far" + suffix, bestSoFar(scores), line).stepped());
      number++;
    }
    dots.addAll(best);
    Axis x = Axis.ofWhole(look.xLabel().orElse("runs that ended"), look.xLog());
    return List.of(new Panel.Chart("", x, Axis.of(objective, look.yLog()), dots));
  }

  private static Pen dots(Pen pen, double radius) {
    return Pen.dots(pen.color(), radius, 0.55);
  }

  private static Points scores(List<PlottedRun> some) {
    double[] x = new double[some.size()];
    double[] y = new double[some.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = i + 1;
      y[i] = some.get(i).objective().orElseThrow();
    }
    return Points.of(x, y);
  }

  private Points bestSoFar(Points scores) {
    double[] best = new double[scores.size()];
    for (int i = 0; i < best.length; i++) {
      double y = scores.y(i);
      best[i] = i == 0 ? y : isMaximized ? Math.max(best[i - 1], y) : Math.min(best[i - 1], y);
    }
    return scores.withY(best);
  }

  /** Axes side by side for hyperparameters and the objective, a line for each run. */
  public List<Panel> parallel() {
    List<String> names =
        differing.names().subList(0, Math.min(MOST_AXES, differing.names().size()));
    List<HparamAxis> columns = names.stream().map(name -> HparamAxis.of(name, runs)).toList();
    List<Axis> axes = new ArrayList<>(columns.stream().map(HparamAxis::axis).toList());
    axes.add(Axis.of(objective, false));
    double worst = extreme(false);
    double best = extreme(true);
    List<Panel.ParallelLine> lines = new ArrayList<>();
    for (PlottedRun run : drawn.runs()) {
      double score = run.objective().orElseThrow();
      double[] x = new double[axes.size()];
      double[] y = new double[axes.size()];
      for (int i = 0; i < columns.size(); i++) {
        x[i] = i;
        y[i] = columns.get(i).place(run);
      }
      x[columns.size()] = columns.size();
      y[columns.size()] = score;
      double share = best == worst ? 1 : (score - worst) / (best - worst);
      lines.add(new Panel.ParallelLine(run.name(), Points.of(x, y), share));
    }
    lines.sort(Comparator.comparingDouble(Panel.ParallelLine::share));
    return List.of(
        new Panel.Parallel("", axes, lines, ColorMap.VIRIDIS, new Axis.Span(worst, best)));
  }

  private double extreme(boolean best) {
    Comparator<PlottedRun> byScore =
        Comparator.comparingDouble(run -> run.objective().orElseThrow());
    return runs.stream()
        .max(best == isMaximized ? byScore : byScore.reversed())
        .map(run -> run.objective().orElseThrow())
        .orElse(0.0);
  }

  /** The objective over each hyperparameter in which runs differ. */
  public List<Panel> perHyperparameter() {
    List<Panel.Chart> panels = new ArrayList<>();
    List<String> names =
        differing.names().subList(0, Math.min(MOST_PANELS, differing.names().size()));
    for (String name : names) {
      HparamAxis column = HparamAxis.of(name, runs);
      List<PlottedRun> having = runs.stream().filter(run -> column.has(run)).toList();
      List<PlottedRun> some = drawn.runs().stream().filter(run -> column.has(run)).toList();
      double[] x = some.stream().mapToDouble(column::place).toArray();
      double[] y = some.stream().mapToDouble(run -> run.objective().orElseThrow()).toArray();
      double radius = having.size() > MANY ? 2 : SMALL;
      Trace each =
          Trace.of("each run", Points.of(x, y), Pen.dots(Palette.main(), radius, 0.55))
              .saying(some.stream().map(this::said).toList());
      List<Trace> traces = new ArrayList<>(List.of(each));
      column
          .means(having)
          .ifPresent(
              means ->
                  traces.add(
                      Trace.of(
                              "mean and standard error",
                              means.middle(),
                              Pen.dots(Palette.contrast(), LARGE, 1))
                          .withBars(means.bars())
                          .saying(means.tips())));
      Axis axis = panels.isEmpty() ? Axis.of(objective, look.yLog()) : Axis.of("", look.yLog());
      panels.add(new Panel.Chart("", column.axis(), axis, traces));
    }
    return List.copyOf(SharedSpans.ofY(panels));
  }

  private String said(PlottedRun run) {
    return differing.described(run, MOST_AXES);
  }
}
