package org.runspec.run.program.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing that a program reported.
 *
 * <p>Paths are as the program wrote them: a checkpoint's is relative to the checkpoint directory,
 * an artifact's to the working directory. "Plain values" are those of JSON: String, Long, Double,
 * Boolean, List, Map and null.
 */
public sealed interface Report {

  /**
   * Numbers at a step.
   *
   * @param step where; of a row that names none, the step of the row before it, or its number
   *     counted from 1 if no row has named one
   * @param values the numbers in the order written; may be NaN or infinite; true is 1, false is 0
   * @param texts what else stood in the row
   */
  record Metrics(double step, Map<String, Double> values, Map<String, String> texts)
      implements Report {
    /** Keeps copies, in order. */
    public Metrics {
      values = ordered(values);
      texts = ordered(texts);
    }
  }

  /**
   * Hyperparameters that the program used.
   *
   * @param values plain values
   */
  record Hyperparameters(Map<String, Object> values) implements Report {
    /** Keeps a copy, in order. */
    public Hyperparameters {
      values = ordered(values);
    }
  }

  /**
   * The stage's result.
   *
   * @param values plain values
   */
  record Summary(Map<String, Object> values) implements Report {
    /** Keeps a copy, in order. */
    public Summary {
      values = ordered(values);
    }
  }

  /** A checkpoint is complete. */
  record Checkpoint(String path, OptionalDouble step) implements Report {}

  /** A file to keep. */
  record Artifact(String path) implements Report {}

  /**
   * Something that could not be understood; it has no other effect.
   *
   * @param text the line, shortened when long, or the file that could not be read
   * @param why what is wrong with it
   */
  record BadLine(String text, String why) implements Report {
    private static final int LONGEST = 500;

    /** Shortens the text. */
    public BadLine {
      if (text.length() > LONGEST) {
        int end = Character.isLowSurrogate(text.charAt(LONGEST)) ? LONGEST - 1 : LONGEST;
        text = text.substring(0, end) + "…";
      }
    }
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
