package org.runspec.run.program;

import java.nio.file.Path;
import org.runspec.run.program.report.NamedPattern;

/** Where a program's metrics are read, beside the JSON lines that any program may write. */
public sealed interface MetricsSource {
  /** Only JSON lines. */
  record JsonLines() implements MetricsSource {}

  /** A CSV file that the program writes. */
  record Csv(Path file) implements MetricsSource {}

  /** Lines of its output. */
  record Output(NamedPattern pattern) implements MetricsSource {}

  /** TensorBoard's event files in a folder and below, also those that come later. */
  record TensorBoard(Path folder) implements MetricsSource {}
}
