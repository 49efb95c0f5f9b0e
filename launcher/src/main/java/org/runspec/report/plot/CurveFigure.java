package org.runspec.report.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.figure.Axis;
import org.runspec.report.plot.figure.Figure;
import org.runspec.report.plot.figure.Panel;
import org.runspec.report.plot.figure.Trace;

/** Series of runs as panels of curves. */
public final class CurveFigure {
  private static final int MOST_NAMES = 4;

  private final CurveWish wish;
  private final FigureWish look;
  private final String x;

  /**
   * A way to draw series.
   *
   * @param x what is measured along the x axes
   */
  public CurveFigure(CurveWish wish, FigureWish look, String x) {
    this.wish = wish;
    this.look = look;
    this.x = look.xLabel().orElse(x);
  }

  /**
   * Draws metrics of runs.
   *
   * @param notes what else is to be said below the figure
   */
  public Figure of(List<PlottedRun> runs, List<String> metrics, List<String> notes) {
    List<Series> series = Series.of(runs, metrics, wish.groupBy());
    List<PlottedCurve> found = PlottedCurve.of(series, wish, metrics.size() > 1);
    List<PlottedCurve> all = found.subList(0, Math.min(found.size(), wish.mostTraces()));
    Map<List<String>, List<PlottedCurve>> panels =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.first().panel(wish), LinkedHashMap::new, Collectors.toList()));
    TraceMaker maker = new TraceMaker(wish, look, all);
    List<Panel.Chart> drawn = new ArrayList<>();
    int room = look.sheet().room();
    for (List<PlottedCurve> some : panels.values()) {
      if (drawn.size() < room) {
        drawn.add(panel(some, drawn.size(), panels.size() == 1, maker));
      }
    }
    List<String> said = new ArrayList<>(notes);
    if (all.size() < found.size()) {
      said.add(
          "The first " + all.size() + " of " + found.size() + " curves are drawn (--max-traces).");
    }
    if (panels.size() > room) {
      said.add("There is room for " + room + " of " + panels.size() + " panels.");
    }
    String title = look.title().orElseGet(() -> usualTitle(runs));
    return new Figure(
        title, List.copyOf(sharing(drawn)), look.sheet(), look.look(), look.legend(), said);
  }

  private Panel.Chart panel(
      List<PlottedCurve> some, int number, boolean isAlone, TraceMaker maker) {
    Series first = some.get(0).first();
    boolean isOneMetric =
        some.stream().allMatch(one -> one.first().metric().equals(first.metric()));
    String metric = isOneMetric ? first.metric() : "";
    String own =
        first.panel(wish).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    String title = Titles.of(look.plotTitles(), number, values(some)).orElse(isAlone ? "" : own);
    boolean isSaid = title.contains(metric) && !isAlone;
    Axis y = Axis.of(look.yLabel().orElse(isSaid ? "" : metric), look.yLog());
    List<Trace> traces = maker.of(some);
    return new Panel.Chart(title, Axis.of(x, look.xLog()), y, traces);
  }

  /** What the title of a panel may speak of; all that it shows, where that is not the same. */
  private static Map<String, String> values(List<PlottedCurve> some) {
    List<Series> shown = some.stream().flatMap(one -> one.series().stream()).toList();
    Map<String, String> values = new LinkedHashMap<>(shown.get(0).values());
    values.replaceAll(
        (name, value) -> several(shown.stream().map(one -> one.values().getOrDefault(name, ""))));
    return values;
  }

  private static String several(Stream<String> all) {
    List<String> names = all.distinct().toList();
    return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "");
  }

  /** Panels of one metric show the same span, so that they can be compared. */
  private List<? extends Panel> sharing(List<Panel.Chart> panels) {
    boolean isOfMetrics = wish.breakOn().equals(Set.of(Break.COL));
    if (isOfMetrics || panels.size() < 2) {
      return panels;
    }
    return SharedSpans.of(panels);
  }

  private static String usualTitle(List<PlottedRun> runs) {
    Set<String> jobs = runs.stream().map(run -> run.in(RunColumns.JOB)).collect(Collectors.toSet());
    String names = several(runs.stream().map(run -> run.in(RunColumns.JOB)));
    Optional<String> description =
        runs.stream().map(run -> run.in("description")).filter(text -> !text.isEmpty()).findFirst();
    return jobs.size() == 1 && description.isPresent() ? names + ": " + description.get() : names;
  }
}
