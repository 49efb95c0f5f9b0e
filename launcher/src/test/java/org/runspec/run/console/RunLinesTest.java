package org.runspec.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLinesTest {
  private final List<String> lines = new ArrayList<>();

  private String text() {
    return String.join("\n", lines) + "\n";
  }

  private static Map<String, Double> metrics(String first, double a, String second, double b) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(first, a);
    metrics.put(second, b);
    return metrics;
  }

  @Test
  void aRunOfOneStage() {
    lines.addAll(RunLines.chosenHyperparameters(Map.of("lr", 4.0e-4)));
    lines.addAll(RunLines.stageHeading(1, 1));
    lines.addAll(RunLines.stageStarted("RL_Proc"));
    lines.addAll(RunLines.report(0.002, 1000, "iters", metrics("rew", 0.002, "win", 2 / 17.0)));
    lines.addAll(RunLines.stageSummary("mean reward per step", 0.0016));
    lines.addAll(RunLines.stageCompleted("RL_Proc"));
    lines.addAll(RunLines.objective(0.0016));
    lines.addAll(RunLines.allStagesCompleted());
    assertEquals(
        """
        Chosen hyperparameter values:
          lr: 0.0004

        Processing stage 1 of 1
        RL_Proc:  Started
          0.002 hrs         1,000 iters      0.00200 rew      0.11765 win
        Stage summary (mean reward per step):  0.00160
        RL_Proc:  Completed

        Objective that would be maximized by hyperparameter tuning (hpmax):  0.00160

        All processing stages completed.
        """,
        text());
  }

  @Test
  void columnsHoldWhateverTheValues() {
    double[][] rows = {
      {0.0, -0.0},
      {3e-7, -3e-7},
      {0.0001, 0.00009999},
      {999_999, -99_999.5},
      {1_000_000, 1.5e300},
      {Double.NaN, Double.POSITIVE_INFINITY},
      {Double.NEGATIVE_INFINITY, Double.MIN_VALUE},
    };
    long steps = 1;
    for (double[] row : rows) {
      lines.addAll(RunLines.report(steps / 1e6, steps, "iters", metrics("a", row[0], "b", row[1])));
      steps *= 100;
    }
    assertEquals(
        """
          0.000 hrs             1 iters      0.00000 a      0.00000 b
          0.000 hrs           100 iters  3.00000e-07 a -3.00000e-07 b
          0.010 hrs        10,000 iters      0.00010 a  9.99900e-05 b
          1.000 hrs     1,000,000 iters 999999.00000 a -99999.50000 b
        100.000 hrs   100,000,000 iters  1.00000e+06 a 1.50000e+300 b
        10000.000 hrs 10,000,000,000 iters          NaN a     Infinity b
        1000000.000 hrs 1,000,000,000,000 iters    -Infinity a 4.90000e-324 b
        """,
        text());
  }

  @Test
  void theLocaleChangesNothing() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      lines.addAll(RunLines.report(0.5, 1000, "iters", Map.of("a", 0.5)));
    } finally {
      Locale.setDefault(usual);
    }
    assertEquals("  0.500 hrs         1,000 iters      0.50000 a\n", text());
  }

  @Test
  void withoutHyperparametersNothingIsSaid() {
    assertEquals(List.of(), RunLines.chosenHyperparameters(Map.of()));
  }

  @Test
  void hyperparametersOfAnyType() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("lr", 1e-5);
    values.put("units", 128);
    values.put("core", "GRU_Core");
    values.put("whole", 2.0);
    lines.addAll(RunLines.chosenHyperparameters(values));
    assertEquals(
        """
        Chosen hyperparameter values:
          lr: 1e-05
          units: 128
          core: GRU_Core
          whole: 2.0

        """,
        text());
  }

  @Test
  void stagesThatDoNotComplete() {
    lines.addAll(RunLines.stageSkipped("RL_Proc"));
    lines.addAll(RunLines.stageFailed("SSL_Train_Proc", "ValueError: no data"));
    lines.addAll(RunLines.stageCancelled("RL_Proc"));
    assertEquals(
        """
        RL_Proc:  Skipped (not enabled)

        SSL_Train_Proc:  Failed: ValueError: no data

        RL_Proc:  Cancelled

        """,
        text());
  }
}
