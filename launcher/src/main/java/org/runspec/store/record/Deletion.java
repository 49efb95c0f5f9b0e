package org.runspec.store.record;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.JobShape;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;

/**
 * Deletes jobs. First the record is copied aside and deleted, with which the job is gone for every
 * reader; then all that it names; the copy goes last, so that whoever finds one finishes the
 * deletion. Numbers stay, so that they are never given twice.
 */
final class Deletion {
  private final Documents documents;
  private final Stored stored;

  Deletion(Documents documents) {
    this.documents = documents;
    this.stored = new Stored(documents);
  }

  Optional<JobRecord> hide(JobName job) throws IOException {
    String aside = StoreLayout.deletedRecord(job);
    Optional<JobRecord> record = stored.record(StoreLayout.jobRecord(job), JobRecord.class);
    if (record.isPresent()) {
      documents.create(aside, RecordFormat.file(record.get()));
      documents.delete(StoreLayout.submission(record.get().submission()));
      documents.delete(StoreLayout.jobRecord(job));
      return record;
    }
    return stored.record(aside, JobRecord.class);
  }

  boolean unhide(JobName job) throws IOException {
    String aside = StoreLayout.deletedRecord(job);
    Optional<JobRecord> record = stored.record(aside, JobRecord.class);
    if (record.isPresent()) {
      JobCreation.restore(documents, record.get());
      documents.create(StoreLayout.jobRecord(job), RecordFormat.file(record.get()));
      documents.delete(aside);
    }
    return documents.get(StoreLayout.jobRecord(job)).isPresent();
  }

  List<JobName> hidden() throws IOException {
    List<JobName> jobs =
        documents.names(StoreLayout.jobs()).stream()
            .flatMap(name -> JobName.parse(name).stream())
            .sorted()
            .toList();
    // one that broke off between copy and deletion is a job as before, which somebody may use
    Set<String> shown = documents.existing(jobs.stream().map(StoreLayout::jobRecord).toList());
    List<JobName> others =
        jobs.stream().filter(job -> !shown.contains(StoreLayout.jobRecord(job))).toList();
    Set<String> aside =
        documents.existing(others.stream().map(StoreLayout::deletedRecord).toList());
    return others.stream().filter(job -> aside.contains(StoreLayout.deletedRecord(job))).toList();
  }

  boolean delete(JobName job) throws IOException {
    Optional<JobRecord> record = hide(job);
    if (record.isEmpty()) {
      return false;
    }
    String aside = StoreLayout.deletedRecord(job);
    documents.deleteBelow(runFolders(record.get()), aside);
    documents.deleteBelow(List.of(StoreLayout.job(job)), aside);
    documents.delete(StoreLayout.submission(record.get().submission()));
    documents.delete(aside);
    return true;
  }

  private static List<String> runFolders(JobRecord job) {
    JobShape shape = job.shape();
    return Stream.concat(
            IntStream.range(0, shape.nodes()).mapToObj(shape::parentOf),
            IntStream.range(0, shape.totalRuns()).mapToObj(shape::nameOf))
        .map(run -> StoreLayout.run(job.workspace(), run))
        .toList();
  }
}
