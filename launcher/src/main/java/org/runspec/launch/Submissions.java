package org.runspec.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runspec.job.JobName;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;

/** What targets were asked for on behalf of a job, in order ({@code submissions/<n>.json}). */
public final class Submissions {
  private final JobName job;
  private final Storage storage;
  private final List<SubmissionRecord> records = new ArrayList<>();

  private Submissions(JobName job, Storage storage) {
    this.job = job;
    this.storage = storage;
  }

  /** Those of a job until now. */
  static Submissions of(JobName job, Storage storage) throws IOException {
    Submissions submissions = new Submissions(job, storage);
    submissions.readOn();
    return submissions;
  }

  /** The programs that nodes of a job execute, SHA-256 of each. */
  public static List<String> tools(JobName job, Storage storage) throws IOException {
    return of(job, storage).records.stream()
        .flatMap(record -> Stream.concat(record.tool().stream(), record.java().stream()))
        .toList();
  }

  private void readOn() throws IOException {
    while (true) {
      Optional<byte[]> content = storage.get(key(records.size() + 1));
      if (content.isEmpty()) {
        return;
      }
      records.add(RecordFormat.read(content.get(), SubmissionRecord.class));
    }
  }

  private ObjectKey key(int number) {
    return new ObjectKey(StoreLayout.submission(job, number));
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /** The program that its nodes executed last; empty if nobody noted it. */
  Optional<String> tool() {
    return records.stream()
        .flatMap(record -> record.tool().stream())
        .reduce((earlier, later) -> later);
  }

  /** The packed Java that came to its nodes last; empty if none did. */
  Optional<String> java() {
    return records.stream()
        .flatMap(record -> record.java().stream())
        .reduce((earlier, later) -> later);
  }

  /** How often nodes were asked for. */
  int count() {
    return records.size();
  }

  /** Who asked last for each node, by the node's index. */
  Map<Integer, SubmissionRecord> latest() {
    Map<Integer, SubmissionRecord> latest = new LinkedHashMap<>();
    records.forEach(record -> record.nodes().forEach(node -> latest.put(node.node(), record)));
    return latest;
  }

  /** Notes one more; of several clients who do so at once, each gets a number of its own. */
  void add(SubmissionRecord record) throws IOException {
    byte[] content = RecordFormat.file(record);
    while (!storage.createIfAbsent(key(records.size() + 1), content)) {
      readOn();
    }
    records.add(record);
  }
}
