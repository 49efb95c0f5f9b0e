package org.runspec.store.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.StoreLayout;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;

/** Deletions that broke off. */
class DeletionTest {
  private final MemoryStore memory = new MemoryStore();
  private final RunStore store = memory.runStore();
  private JobRecord job;

  @BeforeEach
  void makeJob() throws IOException {
    job = store.createJob(Samples.draft("one", 2, 1));
  }

  @Test
  void whoDiedBeforeTheRecordWasGoneHidNothing() throws IOException {
    memory.create(StoreLayout.deletedRecord(job.job()), RecordFormat.file(job));

    assertEquals(List.of(), store.hidden());
    assertEquals(List.of(job.job()), store.jobs());
    assertEquals(Optional.of(job), store.hide(job.job()), "and it can be deleted later");
    assertEquals(List.of(job.job()), store.hidden());
  }
}
