package org.runspec.cli.job.plot;

import com.beust.jcommander.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.runspec.cli.session.WordChoice;
import org.runspec.report.plot.CurveWish;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.curve.Spread;
import org.runspec.report.plot.curve.Statistic;
import org.runspec.report.series.SeriesWish;
import org.runspec.spec.problem.UserProblem;

/** What is made of series before they are drawn. */
final class CurveOptions {
  private static final String NONE = "none";
  private static final String PRE_SMOOTH = "pre-smooth";
  private static final double SMOOTHEST = 0.9999;

  @Parameter(
      names = "--x",
      description =
          "What is measured along the x axis: iters (the step), time (hours since the run"
              + " started), hrs (hours of the stage), or a metric that is logged with the others")
  private String x = SeriesWish.STEP;

  @Parameter(
      names = "--aggregate",
      description =
          "Draws one curve for each group: none, mean, min, max, std, var or sem of its runs at"
              + " each x. Runs that were logged at different x are interpolated, none beyond its"
              + " ends")
  private String aggregate;

  @Parameter(
      names = "--group-by",
      description =
          "What runs of one colour have in common: run, node, job, experiment, workspace, or a"
              + " hyperparameter")
  private String groupBy;

  @Parameter(
      names = "--break-on",
      description =
          "What has a panel of its own: col (each metric, if nothing is said), run, group, several"
              + " of them with commas, or none")
  private List<String> breakOn = new ArrayList<>();

  @Parameter(
      names = "--shadow-type",
      description =
          "The band around curves: none, min-max, std, var or sem of the runs of a group;"
              + " pre-smooth draws faintly what was smoothed")
  private String shadowType;

  @Parameter(names = "--shadow-alpha", description = "How opaque bands are, from 0 to 1")
  private double shadowAlpha = 0.2;

  @Parameter(
      names = "--error-bars",
      description = "Bars at the points of aggregated curves: none, std, var or sem")
  private String errorBars = NONE;

  @Parameter(
      names = "--smoothing-factor",
      description = "Smooths curves exponentially: 0 not at all, 0.9 strongly, below 1")
  private double smoothing;

  @Parameter(names = "--max-traces", description = "Draws so many curves at most")
  private int maxTraces = 1024;

  String x() {
    return x;
  }

  Optional<String> groupBy() {
    return Optional.ofNullable(groupBy);
  }

  /** Whether it is said what becomes of several runs. */
  boolean saysWhatOfGroups() {
    return aggregate != null || groupBy != null || shadowType != null;
  }

  /**
   * The wish, whose group is checked when the runs are known.
   *
   * @param isObjective whether no metric was named
   */
  CurveWish wish(boolean isObjective) {
    boolean isMean = isObjective && !saysWhatOfGroups();
    CurveWish usual = isMean ? CurveWish.meanOfJobs() : CurveWish.usual();
    Optional<Statistic> statistic = aggregate == null ? usual.aggregate() : statistic();
    boolean isPreSmooth = PRE_SMOOTH.equals(shadowType);
    Spread shadow =
        shadowType == null ? usual.shadow() : isPreSmooth ? Spread.NONE : shadow(shadowType);
    Spread bars = spread("--error-bars", errorBars, List.of(NONE, "std", "var", "sem"));
    if (statistic.isEmpty() && (shadow != Spread.NONE || bars != Spread.NONE)) {
      throw new UserProblem(
          "draw the spread of single runs",
          "only several runs together have one",
          "--aggregate mean, with --group-by job or another column");
    }
    if (isPreSmooth && smoothing == 0) {
      throw new UserProblem(
          "draw --shadow-type pre-smooth", "nothing is smoothed", "--smoothing-factor 0.9 with it");
    }
    String group =
        groupBy != null
            ? groupBy
            : statistic.isPresent() && aggregate != null ? "job" : usual.groupBy();
    return new CurveWish(
        statistic,
        group,
        breakOn(),
        shadow,
        isPreSmooth,
        between("--shadow-alpha", shadowAlpha, 1),
        bars,
        between("--smoothing-factor", smoothing, SMOOTHEST),
        atLeastOne("--max-traces", maxTraces));
  }

  private Optional<Statistic> statistic() {
    List<String> known = new ArrayList<>(List.of(NONE));
    Arrays.stream(Statistic.values())
        .map(Object::toString)
        .map(CurveOptions::lower)
        .forEach(known::add);
    String word = WordChoice.of("--aggregate", aggregate, known);
    return word.equals(NONE) ? Optional.empty() : Optional.of(Statistic.valueOf(upper(word)));
  }

  private static Spread shadow(String word) {
    return spread("--shadow-type", word, List.of(NONE, PRE_SMOOTH, "min-max", "std", "var", "sem"));
  }

  private static Spread spread(String option, String word, List<String> known) {
    return Spread.valueOf(upper(WordChoice.of(option, word, known)));
  }

  private Set<Break> breakOn() {
    Set<Break> all = EnumSet.noneOf(Break.class);
    for (String word : breakOn) {
      String known =
          WordChoice.of("--break-on", word, List.of("col", PlottedRun.RUN, "group", NONE));
      if (!known.equals(NONE)) {
        all.add(Break.valueOf(upper(known)));
      }
    }
    return breakOn.isEmpty() ? EnumSet.of(Break.COL) : all;
  }

  private static double between(String option, double number, double most) {
    if (number >= 0 && number <= most) {
      return number;
    }
    throw new UserProblem(
        "use " + option + " " + number,
        most == 1 ? "it is a number from 0 to 1" : "it is a number from 0 to below 1",
        option + (most == 1 ? " 0.2" : " 0.9"));
  }

  static int atLeastOne(String option, int number) {
    if (number >= 1) {
      return number;
    }
    throw new UserProblem("use " + option + " " + number, "it is a number from 1", option + " 100");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
