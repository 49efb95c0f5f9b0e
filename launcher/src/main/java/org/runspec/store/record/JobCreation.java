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
  private final Stored stored;

  JobCreation(Documents documents) {
    this.documents = documents;
    this.stored = new Stored(documents);
  }

  JobRecord create(JobDraft draft) throws IOException {
    JobRecord wanted = draft.record();
    Optional<Submission> known = stored.record(submissionKey(wanted), Submission.class);
    Submission submission = known.isPresent() ? known.get() : submission(wanted);
    JobRecord record = draft.numbered(submission.job(), submission.firstParent());
    return stored.create(StoreLayout.jobRecord(record.job()), record, JobRecord.class);
  }

  /** Gives a job its submission back, so that its launch finds it. */
  static void restore(Documents documents, JobRecord job) throws IOException {
    Submission known = new Submission(job.job(), job.shape().firstParent(), "restored");
    documents.create(submissionKey(job), RecordFormat.file(known));
  }

  private Submission submission(JobRecord wanted) throws IOException {
    String token = UUID.randomUUID().toString();
    int job = new Numbers(documents, StoreLayout.jobNumbers()).take(1, token);
    int parent =
        new Numbers(documents, StoreLayout.runNumbers(wanted.workspace()))
            .take(wanted.shape().nodes(), token);
    Submission mine = new Submission(new JobName(job), parent, token);
    return stored.create(submissionKey(wanted), mine, Submission.class);
  }

  private static String submissionKey(JobRecord record) {
    return StoreLayout.submission(record.submission());
  }

  /** The numbers that a submission got. */
  record Submission(JobName job, int firstParent, String token) {}
}
