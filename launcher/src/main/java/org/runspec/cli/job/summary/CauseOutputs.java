package org.runspec.cli.job.summary;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.runspec.cli.job.watch.StoredOutput;
import org.runspec.job.JobRecord;
import org.runspec.report.Named;
import org.runspec.report.page.JobReport.Output;
import org.runspec.report.summary.FailureCause;
import org.runspec.storage.Storage;
import org.runspec.store.JobView.RunRow;

/** What runs printed last before they failed: one run of each cause, of the first few causes. */
final class CauseOutputs {
  static final int MOST = 8;
  private static final int LINES = 30;

  private final Storage files;
  private final JobRecord job;

  CauseOutputs(Storage files, JobRecord job) {
    this.files = files;
    this.job = job;
  }

  /** Of causes whose first run printed anything; no more is read than is shown. */
  List<Output> of(List<FailureCause> causes) throws IOException {
    List<Output> outputs = new ArrayList<>();
    for (FailureCause cause : causes) {
      if (outputs.size() == MOST) {
        break;
      }
      RunRow run = cause.runs().get(0);
      List<String> lines =
          new StoredOutput(files, new Named.Run(job, run.index())).lastLines(run.attempt(), LINES);
      if (!lines.isEmpty()) {
        outputs.add(new Output(run.name().toString(), lines));
      }
    }
    return outputs;
  }
}
