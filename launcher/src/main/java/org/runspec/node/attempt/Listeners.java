package org.runspec.node.attempt;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import org.runspec.job.Claim;
import org.runspec.run.program.report.Report;
import org.runspec.search.stopping.Mark;

/** Who hears of an attempt's command, beside its journal. */
final class Listeners implements AttemptReports.Audience {
  private final OutputFile output;
  private final LiveCopy checkpoints;
  private final Path checkpointFolder;
  private final Claim claim;
  private final AttemptSetting.News news;

  /** Those of one attempt. */
  Listeners(
      OutputFile output,
      LiveCopy checkpoints,
      Path checkpointFolder,
      Claim claim,
      AttemptSetting.News news) {
    this.output = output;
    this.checkpoints = checkpoints;
    this.checkpointFolder = checkpointFolder;
    this.claim = claim;
    this.news = news;
  }

  @Override
  public void printed(byte[] bytes, int offset, int length) {
    output.write(bytes, offset, length);
  }

  @Override
  public void measured(Map<String, Object> metrics) {
    news.measured(claim, metrics);
  }

  @Override
  public void chosen(Map<String, Object> hparams) {
    news.chosen(claim, hparams);
  }

  @Override
  public void compared(Mark mark) {
    news.compared(claim, mark);
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
