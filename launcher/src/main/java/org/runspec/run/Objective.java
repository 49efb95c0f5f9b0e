package org.runspec.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.runspec.spec.expand.Draft;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;

/** What a search would maximise: one number that the run comes to. */
sealed interface Objective {
  /** The property of the root that names it. */
  String PROPERTY = "objective";

  /**
   * The objective that a runspec names, or the original rule.
   *
   * @param stages how its stages are run
   */
  static Objective of(Draft draft, List<StagePlan> stages, Problems problems) {
    Optional<Objective> named =
        draft.tree().get(PROPERTY).orElse(null) instanceof Mapping mapping
            ? new ObjectiveReader(mapping, draft.stageCount(), problems).read()
            : Optional.empty();
    return named.orElseGet(
        () -> new LastSummary(!stages.isEmpty() && stages.get(stages.size() - 1).minimize()));
  }

  /**
   * What a run has measured.
   *
   * @param summaries of the stages in order
   * @param rows of a stage, counted from 1
   */
  record Measured(List<Optional<StageResult.Summary>> summaries, IntFunction<StageRows> rows) {
    public Measured {
      summaries = List.copyOf(summaries);
    }
  }

  /**
   * The value of a run, to be maximised; absent where nothing was measured.
   *
   * @param warnings is told why there is none, where one was asked for
   */
  OptionalDouble hpmax(Measured measured, Consumer<String> warnings);

  /**
   * The last stage's summary.
   *
   * @param minimize whether lower is better
   */
  record LastSummary(boolean minimize) implements Objective {
    @Override
    public OptionalDouble hpmax(Measured measured, Consumer<String> warnings) {
      return measured
          .summaries()
          .get(measured.summaries().size() - 1)
          .map(summary -> signed(OptionalDouble.of(summary.value()), minimize))
          .orElse(OptionalDouble.empty());
    }
  }

  /**
   * A stage's metric.
   *
   * @param stage from 1
   * @param metric its short name
   * @param minimize whether lower is better
   * @param reduce how its rows become one number
   */
  record StageMetric(int stage, String metric, boolean minimize, Reduction reduce)
      implements Objective {
    @Override
    public OptionalDouble hpmax(Measured measured, Consumer<String> warnings) {
      StageRows rows = measured.rows().apply(stage);
      OptionalDouble value = reduce.of(rows.of(metric), minimize);
      if (value.isEmpty()) {
        Set<String> names = rows.names();
        warnings.accept(
            "there is no objective: stage "
                + stage
                + " reported no metric "
                + metric
                + (names.isEmpty() ? "" : "; it reported " + String.join(", ", names)));
      }
      return signed(value, minimize);
    }
  }

  private static OptionalDouble signed(OptionalDouble value, boolean minimize) {
    return minimize && value.isPresent() ? OptionalDouble.of(-value.getAsDouble()) : value;
  }
}
