package org.runspec.store.record;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.store.JobDraft;

/**
 * Creates a job in steps that may break off anywhere: numbers are taken, then the submission's
 * document decides which numbers count, then the job's record is written from them. Who comes back
 * with the same submission finds its document and writes what is missing; numbers that were taken
 * in vain stay unused.
 */
final class JobCreation {
  private final Documents documents;

  JobCreation(Documents documents) {
    this.documents = documents;
  }

  JobRecord create(JobDraft draft) throws IOException {
    JobRecord wanted = draft.record();
    Optional<byte[]> known = documents.get(submissionKey(wanted));
    Submission submission =
        known.isPresent()
            ? RecordFormat.read(known.get(), Submission.class)
            : submission(wanted, UUID.randomUUID().toString());
    JobRecord record = draft.numbered(submission.job(), submission.firstParent());
    String key = StoreLayout.jobRecord(record.job());
    return documents.create(key, RecordFormat.file(record)) ? record : standing(key, record);
  }

  private Submission submission(JobRecord wanted, String token) throws IOException {
    int job = new Numbers(documents, StoreLayout.jobNumbers()).take(1, token);
    int parent =
        new Numbers(documents, StoreLayout.runNumbers(wanted.workspace()))
            .take(wanted.shape().nodes(), token);
    Submission mine = new Submission(new JobName(job), parent, token);
    String key = submissionKey(wanted);
    return documents.create(key, RecordFormat.file(mine)) ? mine : standing(key, mine);
  }

  @SuppressWarnings("unchecked")
  private <T> T standing(String key, T mine) throws IOException {
    Optional<byte[]> content = documents.get(key);
    if (content.isEmpty()) {
      throw new IOException(key + " was deleted while it was created");
    }
    return RecordFormat.read(content.get(), (Class<T>) mine.getClass());
  }

  private static String submissionKey(JobRecord record) {
    return StoreLayout.submission(record.submission());
  }

  /** The numbers that a submission got. */
  record Submission(JobName job, int firstParent, String token) {}
}
