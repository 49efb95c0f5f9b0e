package org.runspec.cli.job.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.runspec.cli.session.WordChoice;
import org.runspec.report.plot.CurveWish;
import org.runspec.report.plot.CurveWish.Break;
import org.runspec.report.plot.PlottedRun;
import org.runspec.report.plot.RunColumns;
import org.runspec.report.plot.curve.Dispersion;
import org.runspec.report.plot.curve.Statistic;
import org.runspec.spec.problem.UserProblem;

/**
 * What is made of series before they are drawn.
 *
 * @param options as they were typed
 */
record CurveTerms(CurveOptions options) {
  private static final String NONE = "none";
  private static final String PRE_SMOOTH = "pre-smooth";

  String x() {
    return options.x;
  }

  /** Whether it is said what becomes of several runs. */
  boolean saysWhatOfGroups() {
    return options.aggregate != null || options.groupBy != null || options.shadowType != null;
  }

  /**
   * The wish, whose group is checked when the runs are known.
   *
   * @param isObjective whether no metric was named
   */
  CurveWish wish(boolean isObjective) {
    boolean isMean = isObjective && !saysWhatOfGroups();
    CurveWish usual = isMean ? CurveWish.meanOfJobs() : CurveWish.usual();
    Optional<Statistic> statistic = options.aggregate == null ? usual.aggregate() : statistic();
    boolean isPreSmooth = PRE_SMOOTH.equals(options.shadowType);
    Dispersion shadow =
        options.shadowType == null
            ? usual.shadow()
            : isPreSmooth ? Dispersion.NONE : shadow(options.shadowType);
    Dispersion bars =
        spread(CurveOptions.ERROR_BARS, options.errorBars, List.of(NONE, "std", "var", "sem"));
    if (statistic.isEmpty() && (shadow != Dispersion.NONE || bars != Dispersion.NONE)) {
      throw new UserProblem(
          "draw the spread of single runs",
          "only several runs together have one",
          CurveOptions.AGGREGATE
              + " mean, with "
              + CurveOptions.GROUP_BY
              + " job or another column");
    }
    if (isPreSmooth && options.smoothing == 0) {
      throw new UserProblem(
          "draw " + CurveOptions.SHADOW_TYPE + " " + PRE_SMOOTH,
          "nothing is smoothed",
          CurveOptions.SMOOTHING_FACTOR + " 0.9 with it");
    }
    String group =
        options.groupBy != null
            ? options.groupBy
            : statistic.isPresent() && options.aggregate != null ? RunColumns.JOB : usual.groupBy();
    return new CurveWish(
        statistic,
        group,
        breakOn(),
        shadow,
        isPreSmooth,
        share(CurveOptions.SHADOW_ALPHA, options.shadowAlpha),
        bars,
        smoothing(CurveOptions.SMOOTHING_FACTOR, options.smoothing),
        atLeastOne(CurveOptions.MAX_TRACES, options.maxTraces));
  }

  private Optional<Statistic> statistic() {
    List<String> known = new ArrayList<>(List.of(NONE));
    Arrays.stream(Statistic.values())
        .map(Object::toString)
        .map(CurveTerms::lower)
        .forEach(known::add);
    String word = WordChoice.of(CurveOptions.AGGREGATE, options.aggregate, known);
    return word.equals(NONE) ? Optional.empty() : Optional.of(Statistic.valueOf(upper(word)));
  }

  private static Dispersion shadow(String word) {
    return spread(
        CurveOptions.SHADOW_TYPE, word, List.of(NONE, PRE_SMOOTH, "min-max", "std", "var", "sem"));
  }

  private static Dispersion spread(String option, String word, List<String> known) {
    return Dispersion.valueOf(upper(WordChoice.of(option, word, known)));
  }

  private Set<Break> breakOn() {
    Set<Break> all = new HashSet<>();
    for (String word : options.breakOn) {
      String known =
          WordChoice.of(CurveOptions.BREAK_ON, word, List.of("col", PlottedRun.RUN, "group", NONE));
      if (!known.equals(NONE)) {
        all.add(Break.valueOf(upper(known)));
      }
    }
    return options.breakOn.isEmpty() ? Set.of(Break.COL) : all;
  }

  private static double share(String option, double number) {
    if (number >= 0 && number <= 1) {
      return number;
    }
    throw new UserProblem(
        "use " + option + " " + number, "it is a number from 0 to 1", option + " 0.2");
  }

  private static double smoothing(String option, double number) {
    if (number >= 0 && number < 1) {
      return number;
    }
    throw new UserProblem(
        "use " + option + " " + number, "it is a number from 0 to below 1", option + " 0.9");
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
