package org.runspec.report.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.report.Jobs;
import org.runspec.report.Memory;
import org.runspec.report.Witness;
import org.runspec.store.JobView;
import org.runspec.store.Samples;
import org.runspec.store.view.SimulatedJob;

/** Rows that are read through an index are those that the store gives. */
class StoreIndexTest {
  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();

  private Path file() {
    return folder.resolve("index").resolve("a store.db");
  }

  private StoreIndex index() {
    return new StoreIndex(file(), folder.resolve("lib"), notes::add, 0);
  }

  /** What a command sees that is called now. */
  private JobView seen(SimulatedJob job) throws IOException {
    try (StoreIndex index = index()) {
      return new Jobs(job.store(), Samples.STANDING_CLOCKS, index, Witness.NONE).view(job.job());
    }
  }

  private static JobView read(SimulatedJob job) throws IOException {
    return new Jobs(job.store(), Samples.STANDING_CLOCKS, Memory.NONE, Witness.NONE)
        .view(job.job());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverHappensItChangesNothing(long seed) throws IOException {
    Random chance = new Random(seed);
    SimulatedJob job = new SimulatedJob(seed, true);
    SimulatedJob before = job;
    for (int step = 0; step < 120; step++) {
      job.step();
      if (chance.nextInt(3) == 0) {
        assertEquals(read(job), seen(job), "after step " + step);
      }
      if (chance.nextInt(40) == 0) { // the store is replaced: job1 is another job
        before = job;
        job = new SimulatedJob(chance.nextLong(), true);
      } else if (chance.nextInt(60) == 0) { // and put back
        job = before;
      }
    }
    assertEquals(List.of(), notes);
  }

  @Test
  void whatIsKnownIsNotReadAgain() throws IOException {
    SimulatedJob job = full(3);
    seen(job);

    try (StoreIndex index = index()) {
      assertTrue(index.of(job.job()).isPresent());
      index.clear();
      assertFalse(index.of(job.job()).isPresent());
    }
  }

  private static SimulatedJob full(long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, false);
    for (int step = 0; step < 80; step++) {
      job.step();
    }
    return job;
  }

  @Test
  void aFileOfAnotherVersionIsMadeAgain() throws IOException, SQLException {
    SimulatedJob job = full(3);
    seen(job);
    try (Connection connection = IndexFile.open(file());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE page");
      statement.execute("PRAGMA user_version = 999");
    }

    assertEquals(read(job), seen(job));
    assertEquals(read(job), seen(job));
    assertEquals(List.of(), notes);
  }

  @Test
  void whatIsNoDatabaseIsToldOnceAndInNobodysWay() throws IOException {
    SimulatedJob job = full(3);
    Files.createDirectories(file().getParent());
    Files.writeString(
        file(), "not a database, but as long as the header of one: " + "x".repeat(200));

    assertEquals(read(job), seen(job));

    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("takes longer"), notes.get(0));
    try (StoreIndex index = index()) {
      index.of(job.job());
      index.clear();
    }
    notes.clear();
    assertEquals(read(job), seen(job));
    assertEquals(List.of(), notes);
  }

  @Test
  void aFolderThatCannotBeMadeIsToldOnce() throws IOException {
    SimulatedJob job = full(3);
    Files.writeString(folder.resolve("index"), "a file");

    assertEquals(read(job), seen(job));

    assertEquals(1, notes.size());
  }

  @Test
  void aLockedFileIsNoError() throws IOException, SQLException {
    SimulatedJob job = full(3);
    seen(job);
    job.step();
    try (Connection other = IndexFile.open(file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertEquals(read(job), seen(job));
    }
  }

  @Test
  void manyCommandsAtOnceSeeTheSame() throws Exception {
    SimulatedJob job = full(5);
    JobView right = read(job);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<JobView>> commands = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        commands.add(() -> seen(job));
      }
      for (Future<JobView> view : pool.invokeAll(commands)) {
        assertEquals(right, view.get());
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(right, seen(job));
    assertEquals(List.of(), notes);
  }
}
