package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.runspec.run.program.report.Report;

/** Who hears of an attempt's command, beside its journal. */
final class Listeners implements AttemptReports.Audience {
  private final OutputFile output;
  private final LiveCopy checkpoints;
  private final Path checkpointFolder;
  private final Consumer<Map<String, Object>> measured;

  /**
   * Those of one attempt.
   *
   * @param measured told the latest metrics, as they come
   */
  Listeners(
      OutputFile output,
      LiveCopy checkpoints,
      Path checkpointFolder,
      Consumer<Map<String, Object>> measured) {
    this.output = output;
    this.checkpoints = checkpoints;
    this.checkpointFolder = checkpointFolder;
    this.measured = measured;
  }

  @Override
  public void printed(byte[] bytes, int offset, int length) {
    output.write(bytes, offset, length);
  }

  @Override
  public void measured(Map<String, Object> metrics) {
    measured.accept(metrics);
  }

  @Override
  public void checkpoint(Report.Checkpoint checkpoint, OptionalDouble score) {
    Path file = checkpointFolder.resolve(checkpoint.path()).normalize();
    if (!file.startsWith(checkpointFolder)) {
      return;
    }
    try {
      checkpoints.complete(file, score);
    } catch (IOException e) {
      // It is gone, or cannot be read: the next one may do better.
    }
  }
}
