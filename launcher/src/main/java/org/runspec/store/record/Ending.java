package org.runspec.store.record;

import java.io.IOException;
import java.util.List;
import org.runspec.job.JobRecord;
import org.runspec.job.RunEnd;
import org.runspec.job.StoreLayout;
import org.runspec.store.SupersededException;

/**
 * Ends runs, once each between two resumes. Claims behind the attempt that was set aside have no
 * holes, so a later attempt than the one that ends is seen by looking for the next one.
 */
final class Ending {
  private final Documents documents;
  private final Stored stored;
  private final JobRecord job;

  Ending(Documents documents, JobRecord job) {
    this.documents = documents;
    this.stored = new Stored(documents);
    this.job = job;
  }

  RunEnd end(RunEnd wanted, int resumed) throws IOException {
    String key = StoreLayout.end(job.workspace(), wanted.name(), resumed);
    RunEnd end = wanted.attempt() == 0 ? wanted.withAttempt(unclaimed(wanted, resumed)) : wanted;
    if (end.attempt() <= resumed || isClaimed(end.run(), end.attempt() + 1)) {
      return stored
          .record(key, RunEnd.class)
          .orElseThrow(() -> new SupersededException(end.name(), end.attempt()));
    }
    return stored.create(key, end, RunEnd.class);
  }

  private int unclaimed(RunEnd wanted, int resumed) throws IOException {
    int attempt = resumed + 1;
    while (isClaimed(wanted.run(), attempt)) {
      attempt++;
    }
    return attempt;
  }

  private boolean isClaimed(int run, int attempt) throws IOException {
    String key = StoreLayout.claim(job.job(), run, attempt);
    return !documents.existing(List.of(key)).isEmpty();
  }
}
