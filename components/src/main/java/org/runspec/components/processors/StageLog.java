package org.runspec.components.processors;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.runspec.component.MetricsSink;
import org.runspec.component.StageContext;

/**
 * A stage's metrics as {@code stage1_RL_Proc.csv} in a folder: the names, then a row for each
 * report, with a blank where there was no value.
 */
final class StageLog {
  private static final MathContext DIGITS = new MathContext(9);

  private final StageContext context;
  private final Optional<Path> file;
  private boolean begun;

  StageLog(StageContext context, Optional<Path> folder) {
    this.context = context;
    this.file =
        folder.map(f -> f.resolve("stage" + context.number() + "_" + context.name() + ".csv"));
  }

  /** Reports the metrics, and logs them. */
  void report(long step) throws IOException {
    List<MetricsSink.Reading> row = context.metrics().report(step);
    if (file.isEmpty()) {
      return;
    }
    String values =
        row.stream().map(reading -> text(reading.mean())).collect(Collectors.joining(","));
    if (begun) {
      Files.writeString(file.get(), step + "," + values + "\n", StandardOpenOption.APPEND);
      return;
    }
    String names =
        row.stream().map(reading -> reading.metric().shortName()).collect(Collectors.joining(","));
    Files.createDirectories(file.get().getParent());
    Files.writeString(file.get(), "iters," + names + "\n" + step + "," + values + "\n");
    begun = true;
  }

  private static String text(OptionalDouble mean) {
    if (mean.isEmpty()) {
      return "";
    }
    double value = mean.getAsDouble();
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
