package org.runspec.report.plot;

import java.util.Optional;
import java.util.Set;
import org.runspec.report.plot.curve.Dispersion;
import org.runspec.report.plot.curve.Statistic;

/**
 * What is made of series before they are drawn.
 *
 * @param aggregate how the runs of a group become one curve; absent if each is drawn
 * @param groupBy the column whose values are groups
 * @param breakOn what each panel has to itself
 * @param shadow the band around each curve
 * @param preSmooth whether a smoothed curve is drawn before what it was
 * @param shadowAlpha how opaque bands are, from 0 to 1
 * @param errorBars the bars at points
 * @param smoothing the factor of exponential smoothing, from 0 for none to below 1
 * @param mostTraces how many curves are drawn at most
 */
public record CurveWish(
    Optional<Statistic> aggregate,
    String groupBy,
    Set<Break> breakOn,
    Dispersion shadow,
    boolean preSmooth,
    double shadowAlpha,
    Dispersion errorBars,
    double smoothing,
    int mostTraces) {
  /** What a panel has to itself. */
  public enum Break {
    /** A metric. */
    COL,
    RUN,
    GROUP
  }

  public CurveWish {
    breakOn = Set.copyOf(breakOn);
  }

  /** The same with other groups. */
  public CurveWish groupedBy(String column) {
    return new CurveWish(
        aggregate,
        column,
        breakOn,
        shadow,
        preSmooth,
        shadowAlpha,
        errorBars,
        smoothing,
        mostTraces);
  }

  /** Each run on its own, a panel for each metric. */
  public static CurveWish usual() {
    return new CurveWish(
        Optional.empty(),
        PlottedRun.RUN,
        Set.of(Break.COL),
        Dispersion.NONE,
        false,
        0.2,
        Dispersion.NONE,
        0,
        Integer.MAX_VALUE);
  }

  /** The mean over the runs of each job, and how far they lie apart. */
  public static CurveWish meanOfJobs() {
    return new CurveWish(
        Optional.of(Statistic.MEAN),
        RunColumns.JOB,
        Set.of(Break.COL),
        Dispersion.STD,
        false,
        0.2,
        Dispersion.NONE,
        0,
        Integer.MAX_VALUE);
  }
}
