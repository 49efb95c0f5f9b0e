package org.runspec.run.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What one line of a journal says. Maps keep the order in which they were given. */
public sealed interface JournalLine {

  /** The chosen hyperparameters: scalars, lists or maps by name. */
  record Hparams(Map<String, Object> values) implements JournalLine {
    public Hparams {
      values = inOrder(values);
    }
  }

  /**
   * The metrics of one reporting period.
   *
   * @param stage 1 for the first stage
   * @param stepName what a step is called, such as {@code iters}; also the key it is written under
   * @param step how many steps were done
   * @param hours since the stage started
   */
  record Row(
      int stage,
      String stepName,
      long step,
      Map<String, Double> metrics,
      double hours,
      Instant time)
      implements JournalLine {
    public Row {
      metrics = inOrder(metrics);
    }

    /** The metrics under the names that they were reported with. */
    public Map<String, Double> reported() {
      return MetricNames.reported(metrics, stepName);
    }
  }

  /** A stage's result. */
  record Summary(int stage, Map<String, Double> metrics) implements JournalLine {
    public Summary {
      metrics = inOrder(metrics);
    }
  }

  /** A checkpoint is complete. */
  record Checkpoint(int stage, String path, Optional<Step> at) implements JournalLine {}

  /** A file to keep. */
  record Artifact(int stage, String path) implements JournalLine {}

  /**
   * A report that could not be understood.
   *
   * @param text what was reported, shortened when long
   * @param reason what is wrong with it
   */
  record BadReport(int stage, String text, String reason) implements JournalLine {}

  /** The objective that a search would maximise. */
  record Objective(double hpmax) implements JournalLine {}

  /**
   * The stage begins again: its steps may go back.
   *
   * @param hours since it began in this program
   */
  record Restarted(int stage, Cause cause, double hours, Instant time) implements JournalLine {
    /** Why. */
    public enum Cause {
      /** Its program asked to be run again. */
      AGAIN,
      /** The run was interrupted, and goes on. */
      RESUMED
    }
  }

  /** The run's end. */
  record Ended(Ending ending, double hours, Instant time) implements JournalLine {}

  /** A step count with its name. */
  record Step(String name, long count) {}

  private static <V> Map<String, V> inOrder(Map<String, ? extends V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
