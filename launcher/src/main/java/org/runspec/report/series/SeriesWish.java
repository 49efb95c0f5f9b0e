package org.runspec.report.series;

import java.util.LinkedHashSet;
import java.util.Set;
import org.runspec.job.StageMetric;

/**
 * Which numbers of a run are wanted.
 *
 * @param metrics by name, such as {@code s1-loss}
 * @param x {@link #STEP}, {@link #TIME}, or a metric that is logged with the others; {@code hrs} is
 *     that of each metric's own stage
 * @param budget how much of each series is kept
 */
public record SeriesWish(Set<String> metrics, String x, PointBudget budget) {
  /** How far the stage is. */
  public static final String STEP = "iters";

  /** Hours since the run started. */
  public static final String TIME = "time";

  public SeriesWish {
    metrics = new LinkedHashSet<>(metrics);
  }

  /** The name of the metric that is the x of another. */
  String xOf(String metric, Set<String> row) {
    String ofStage = StageMetric.stageOf(metric) + "-" + x;
    return row.contains(ofStage) ? ofStage : x;
  }
}
