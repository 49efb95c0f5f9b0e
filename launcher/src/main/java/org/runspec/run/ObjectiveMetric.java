package org.runspec.run;

import java.util.Locale;
import java.util.Optional;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Scalar;

/**
 * By which metric runs of a runspec can be compared while they go on: the one that its objective
 * reads.
 *
 * @param metric as the job around a run has it, such as {@code s2-acc}; {@code s2-*} is the first
 *     metric of stage 2
 * @param minimize whether lower is better
 * @param reduce last, best or mean: what the run comes to
 */
public record ObjectiveMetric(String metric, boolean minimize, String reduce) {
  /** That of a runspec; empty if it has no stage. */
  public static Optional<ObjectiveMetric> of(Runspec runspec) {
    int stages = runspec.stages().size();
    if (stages == 0) {
      return Optional.empty();
    }
    Optional<Objective> named =
        runspec.tree().get(Objective.PROPERTY).orElse(null) instanceof Mapping mapping
            ? new ObjectiveReader(mapping, stages, new Problems()).read()
            : Optional.empty();
    if (named.isPresent() && named.get() instanceof Objective.StageMetric metric) {
      return Optional.of(
          new ObjectiveMetric(
              JobReports.nameOf(metric.stage(), metric.metric()),
              metric.minimize(),
              metric.reduce().name().toLowerCase(Locale.ROOT)));
    }
    StageSpec last = runspec.stages().get(stages - 1);
    return Optional.of(
        new ObjectiveMetric(JobReports.nameOf(last.number(), "*"), isLess(last), "mean"));
  }

  private static boolean isLess(StageSpec stage) {
    boolean written =
        stage
            .tree()
            .get("minimize")
            .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
            .isPresent();
    return written || stage.definition().minimize();
  }
}
