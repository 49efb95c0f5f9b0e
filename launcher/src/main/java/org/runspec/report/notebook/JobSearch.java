package org.runspec.report.notebook;

import java.io.IOException;
import java.util.Optional;
import org.runspec.job.JobRecord;
import org.runspec.job.MultiRun;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/**
 * Of what a job's nodes are told, the part that tells of the search.
 *
 * @param search how runs get their hyperparameters
 */
public record JobSearch(MultiRun.SearchPlan search) {
  /** Of a job; empty if its launch did not come so far. */
  public static Optional<MultiRun.SearchPlan> of(JobRecord job, Storage files) throws IOException {
    Optional<byte[]> content = files.get(new ObjectKey(StoreLayout.multiRun(job.job())));
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(RecordFormat.read(content.get(), JobSearch.class).search());
  }
}
