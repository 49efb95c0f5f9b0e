package org.runspec.run.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.runspec.run.journal.ShortestDecimal;

/**
 * The words of a local run, one element per line; an empty element is an empty line. Pure text:
 * {@link Console} shows it.
 */
public final class RunLines {
  private RunLines() {}

  /** The chosen values by name; no line at all when there are none. */
  public static List<String> chosenHyperparameters(Map<String, ?> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("Chosen hyperparameter values:");
    values.forEach((name, value) -> lines.add("  " + name + ": " + chosen(value)));
    lines.add("");
    return List.copyOf(lines);
  }

  /** Which stage of how many comes next, both counted from 1. */
  public static List<String> stageHeading(int stage, int stages) {
    return List.of("Processing stage " + stage + " of " + stages);
  }

  /** A stage begins. */
  public static List<String> stageStarted(String name) {
    return List.of(name + ":  Started");
  }

  /** A stage is left out because the runspec disables it. */
  public static List<String> stageSkipped(String name) {
    return List.of(name + ":  Skipped (not enabled)", "");
  }

  /**
   * The metrics of one reporting period, in columns.
   *
   * @param hours since the stage started
   * @param stepName what a step is called, such as {@code iters}
   */
  public static List<String> report(
      double hours, long steps, String stepName, Map<String, Double> metrics) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%7.3f hrs %,13d %s", hours, steps, stepName));
    metrics.forEach(
        (name, value) ->
            line.append(String.format(Locale.ROOT, " %12s %s", FixedNumber.of(value), name)));
    return List.of(line.toString());
  }

  /**
   * A stage's result.
   *
   * @param what the result is, such as {@code mean reward per step}
   */
  public static List<String> stageSummary(String what, double value) {
    return List.of("Stage summary (" + what + "):  " + FixedNumber.of(value));
  }

  /** A stage came to its end. */
  public static List<String> stageCompleted(String name) {
    return List.of(name + ":  Completed", "");
  }

  /** A stage did not come to its end, and neither does the run. */
  public static List<String> stageFailed(String name, String reason) {
    return List.of(name + ":  Failed: " + reason, "");
  }

  /** A stage was stopped, and the run with it. */
  public static List<String> stageCancelled(String name) {
    return List.of(name + ":  Cancelled", "");
  }

  /**
   * A stage was stopped, and may go on later.
   *
   * @param reason in a word, such as {@code preempt}
   */
  public static List<String> stageStopped(String name, String reason) {
    return List.of(name + ":  Stopped (" + reason + ")", "");
  }

  /**
   * A run goes on.
   *
   * @param finished how many of its stages are not repeated
   * @param lost how many others were finished, but their results are not there
   */
  public static List<String> goingOn(int finished, int lost, int stages) {
    List<String> lines = new ArrayList<>();
    if (lost > 0) {
      lines.add(
          "Note: the results of "
              + (lost == 1 ? "a finished stage are" : lost + " finished stages are")
              + " not there as they were left; from stage "
              + (finished + 1)
              + " on, stages are repeated");
    }
    lines.add(
        finished == stages
            ? "All stages were finished before."
            : "Going on with stage " + (finished + 1) + " of " + stages + ".");
    lines.add("");
    return List.copyOf(lines);
  }

  /** What a search would maximise. */
  public static List<String> objective(double hpmax) {
    return List.of(
        "Objective that would be maximized by hyperparameter tuning (hpmax):  "
            + FixedNumber.of(hpmax),
        "");
  }

  /** The run came to its end. */
  public static List<String> allStagesCompleted() {
    return List.of("All processing stages completed.");
  }

  private static String chosen(Object value) {
    return value instanceof Double || value instanceof Float
        ? ShortestDecimal.of(((Number) value).doubleValue())
        : String.valueOf(value);
  }
}
