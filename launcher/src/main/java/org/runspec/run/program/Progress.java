package org.runspec.run.program;

import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.runspec.run.program.report.Report.Checkpoint;

/**
 * How far a program came.
 *
 * @param furthestStep the largest step in its metrics
 * @param checkpoints those it reported; one without a step is known by its path alone
 */
public record Progress(OptionalDouble furthestStep, Set<Checkpoint> checkpoints) {
  /** Nothing was reported. */
  public static final Progress NONE = new Progress(OptionalDouble.empty(), Set.of());

  /** Keeps a copy. */
  public Progress {
    checkpoints = Set.copyOf(checkpoints);
  }

  /**
   * Whether this attempt came further than all earlier ones together: by a step or by a checkpoint.
   * A program that asks to be run again without that would ask for ever.
   */
  public boolean isBeyond(Progress earlier) {
    boolean byStep =
        furthestStep.isPresent()
            && furthestStep.getAsDouble() > earlier.furthestStep.orElse(Double.NEGATIVE_INFINITY);
    return byStep || !earlier.checkpoints.containsAll(checkpoints);
  }

  /** Both together. */
  public Progress and(Progress other) {
    Set<Checkpoint> all = new HashSet<>(checkpoints);
    all.addAll(other.checkpoints);
    double furthest =
        Math.max(
            furthestStep.orElse(Double.NEGATIVE_INFINITY),
            other.furthestStep.orElse(Double.NEGATIVE_INFINITY));
    boolean any = furthestStep.isPresent() || other.furthestStep.isPresent();
    return new Progress(any ? OptionalDouble.of(furthest) : OptionalDouble.empty(), all);
  }
}
