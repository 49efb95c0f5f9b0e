package org.runspec.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.runspec.job.Event;
import org.runspec.job.JobRecord;

/** An empty run store and its clients. */
abstract class RunStoreFixture {
  private final List<RunStore> opened = new ArrayList<>();

  /** A client of the store, which is empty when a test begins. */
  RunStore store;

  /** One more client of the same store. */
  protected abstract RunStore open() throws IOException;

  /**
   * One more client, whose calls now and then fail: before they had their effect, after it, or in
   * the middle of it.
   */
  protected abstract RunStore openUnreliable(Random faults) throws IOException;

  /** Cuts some last bytes of a journal off, as a crash of its machine may. */
  protected abstract void tear(Journal journal, int bytes) throws IOException;

  /** Writes bytes to a journal that no writer of ours would. */
  protected abstract void corrupt(Journal journal, long position, String text) throws IOException;

  /** Writes a document that no client of ours would. */
  protected abstract void corrupt(String key, String content) throws IOException;

  /** Before the first client. */
  protected void start() throws IOException {}

  @BeforeEach
  void openStore() throws IOException {
    start();
    store = client();
  }

  @AfterEach
  void closeStores() {
    opened.forEach(RunStore::close);
  }

  RunStore client() throws IOException {
    RunStore client = open();
    opened.add(client);
    return client;
  }

  RunStore unreliableClient(long seed) throws IOException {
    RunStore client = openUnreliable(new Random(seed));
    opened.add(client);
    return client;
  }

  JobRecord job(int runs, int nodes) throws IOException {
    return store.createJob(Samples.draft("only", runs, nodes));
  }

  static Event line() {
    return Samples.metrics(1, 0.5);
  }

  static Journal attempt(JobRecord job) {
    return new Journal.OfAttempt(job.job(), job.workspace(), job.shape().nameOf(0), 1);
  }

  RunStore uncheckedClient() {
    try {
      return client();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  RunStore uncheckedUnreliable(long seed) {
    try {
      return unreliableClient(seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
