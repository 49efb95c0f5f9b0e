package org.runspec.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.config.UserHome;
import org.runspec.job.JobRecord;
import org.runspec.job.RecordFormat;
import org.runspec.job.RunState;
import org.runspec.job.StoreAddress;
import org.runspec.job.StoreLayout;
import org.runspec.spec.problem.UserProblem;
import org.runspec.storage.ObjectKey;
import org.runspec.storage.Storage;
import org.runspec.storage.local.LocalStorage;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.record.MemoryStore;

/** Deletes a job of which records and files live in different places. */
class JobRemainsTest {
  @TempDir Path folder;
  private final MemoryStore memory = new MemoryStore();
  private final RunStore records = memory.runStore();
  private Storage files;
  private JobRecord job;
  private JobRemains remains;

  @BeforeEach
  void makeJob() throws IOException {
    files = LocalStorage.at(folder.resolve("files"));
    job = records.createJob(Samples.draft("one", 2, 1));
    put(StoreLayout.multiRun(job.job()));
    put(StoreLayout.uploaded(job.job()) + "/notes.txt");
    put(StoreLayout.mirrored(job.workspace(), job.shape().nameOf(1), 1) + "/m.csv");
    JobPlace place =
        new JobPlace(new UserHome(folder.resolve("home")), "desk", new StoreAddress.Folder(folder));
    remains = new JobRemains(records, files, place, folder.resolve("work"));
  }

  private void put(String key) throws IOException {
    files.put(new ObjectKey(key), "x".getBytes(UTF_8));
  }

  @Test
  void nothingOfItStays() throws IOException {
    assertTrue(remains.delete(job.job(), hidden -> {}));

    assertEquals(List.of(), files.list("jobs"));
    assertEquals(List.of(), files.list(job.workspace()));
    assertEquals(List.of(), memory.names("jobs"));
    assertFalse(remains.delete(job.job(), hidden -> {}));
  }

  @Test
  void aJobThatIsUsedAfterAllIsPutBackWhole() throws IOException {
    records.claim(job.job(), Samples.claim(job, 0, 1, "t"));
    records.end(job, Samples.end(job, 0, 1, RunState.COMPLETED, "t"), 0);

    assertThrows(
        UserProblem.class,
        () ->
            remains.delete(
                job.job(),
                hidden -> {
                  assertEquals(List.of(), records.jobs(), "nobody finds it any more");
                  throw new UserProblem("delete job1", "somebody resumed it", "cancel job1");
                }));

    assertEquals(Optional.of(job), records.job(job.job()));
    assertTrue(records.endOf(job, 0, 0).isPresent());
    assertEquals(2, files.list("jobs").size());
  }

  @Test
  void onlyADeletionThatHidTheJobIsFinished() throws IOException {
    memory.create(StoreLayout.deletedRecord(job.job()), RecordFormat.file(job));

    assertFalse(remains.finish(job.job()));
    assertEquals(List.of(job.job()), records.jobs());

    records.hide(job.job());
    assertTrue(remains.finish(job.job()));
    assertEquals(List.of(), memory.names("jobs"));
  }
}
