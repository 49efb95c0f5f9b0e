package org.runspec.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.ClientRequest.CancelJob;
import org.runspec.job.ClientRequest.CancelRuns;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunEnd;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.store.view.Feed;

/** What every run store does. */
public abstract class RunStoreContract extends JournalContract {
  @Test
  void aCorruptRecordIsNamed() throws IOException {
    JobRecord job = job(1, 1);
    String key = StoreLayout.claim(job.job(), 0, 1);
    corrupt(key, "{\"run\":0}");

    IOException told =
        assertThrows(CorruptRecordException.class, () -> store.claim(job.job(), 0, 1));
    assertTrue(told.getMessage().startsWith(key + " is not what it should be: "));
  }

  @Test
  void aDamagedRequestOrSignOfLifeHidesNoOther() throws IOException {
    JobName job = job(3, 2).job();
    ClientRequest cancel = Samples.request("2026-11-20T12:00:05Z-b", new CancelJob());
    corrupt(StoreLayout.request(job, "2026-11-20T12:00:01Z-a"), "{\"id\":");
    store.request(job, cancel);
    NodeName other = new NodeName(1, "other");
    store.beat(job, Samples.heartbeat(other, 1, NodeState.QUEUED));
    corrupt(StoreLayout.alive(job, Samples.NODE), "{");

    assertEquals(List.of(cancel), store.requests(job, Set.of()));
    assertEquals(Set.of(other), store.heartbeats(job).keySet());
  }

  @Test
  void theChangeFeedMissesNothingOfWhatManyNodesWriteAtOnce() throws Exception {
    JobRecord job = job(1, Clients.MANY);
    int lines = 25;
    CountDownLatch writing = new CountDownLatch(Clients.MANY - 1);
    List<List<String>> results =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return i == 0
                  ? () -> followed(client, job.job(), writing)
                  : () -> told(client, job.job(), new NodeName(i, "a"), lines, writing);
            });

    List<String> seen = results.get(0);
    List<String> all =
        results.subList(1, results.size()).stream().flatMap(List::stream).sorted().toList();
    assertEquals(lines * (Clients.MANY - 1), all.size());
    assertEquals(all, seen.stream().sorted().toList(), "each line once");
    assertEquals(
        results.get(1),
        seen.stream().filter(line -> line.startsWith("1.a ")).toList(),
        "each journal in its order");
  }

  /** Reads the feed while nodes write, and once more when all have written. */
  private static List<String> followed(RunStore store, JobName job, CountDownLatch writing)
      throws IOException {
    List<String> seen = new ArrayList<>();
    Feed feed = new Feed(store, job);
    boolean isLast = false;
    while (!isLast) {
      isLast = writing.getCount() == 0;
      feed.read((life, time, line) -> seen.add(life + " " + line));
    }
    assertEquals(0, feed.corrupt());
    return seen;
  }

  private static List<String> told(
      RunStore store, JobName job, NodeName life, int lines, CountDownLatch writing)
      throws IOException {
    store.beat(job, Samples.heartbeat(life, 1, NodeState.SPAWNING));
    List<String> told = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < lines; i++) {
      NodeLine line = new NodeLine.Stood(NodeState.SPAWNING, life + " says " + i);
      position =
          store.append(new Journal.OfNode(job, life), position, List.of(line.event(Samples.NOON)));
      told.add(life + " " + line);
    }
    writing.countDown();
    return told;
  }

  @Test
  void journalsOfAJobAreFound() throws IOException {
    JobRecord job = job(3, 2);
    NodeName second = new NodeName(1, "b2");
    store.beat(job.job(), Samples.heartbeat(second, 1, NodeState.SPAWNING));
    store.beat(job.job(), Samples.heartbeat(Samples.NODE, 1, NodeState.QUEUED));
    store.claim(job.job(), Samples.claim(job, 2, 1, "t"));

    assertEquals(
        List.of(
            new Journal.OfJob(job.job()),
            new Journal.OfNode(job.job(), Samples.NODE),
            new Journal.OfNode(job.job(), second),
            new Journal.OfAttempt(job.job(), "ws1", job.shape().nameOf(2), 1)),
        store.journals(job.job()));
    assertEquals(List.of(), store.journals(new JobName(99)));
    assertEquals(List.of(Samples.NODE, second), store.lives(job.job()));
  }

  @Test
  void theLatestSignOfEveryLifeIsSeen() throws IOException {
    JobName job = job(1, 1).job();
    NodeName later = new NodeName(0, "zz");
    store.beat(job, Samples.heartbeat(Samples.NODE, 1, NodeState.QUEUED));
    store.beat(job, Samples.heartbeat(Samples.NODE, 2, NodeState.SPAWNING));
    store.beat(job, Samples.heartbeat(later, 1, NodeState.QUEUED));

    assertEquals(
        Map.of(
            Samples.NODE,
            Samples.heartbeat(Samples.NODE, 2, NodeState.SPAWNING),
            later,
            Samples.heartbeat(later, 1, NodeState.QUEUED)),
        client().heartbeats(job));
  }

  @Test
  void requestsAreSeenInTheOrderOfTheirIdsHoweverLateTheyArrive() throws IOException {
    JobName job = job(3, 1).job();
    ClientRequest late = Samples.request("2026-11-20T12:00:05Z-b", new CancelRuns(List.of(1)));
    store.request(job, late);
    store.request(job, late);
    assertEquals(List.of(late), store.requests(job, Set.of()));

    ClientRequest early = Samples.request("2026-11-20T12:00:01Z-a", new CancelJob());
    client().request(job, early);

    assertEquals(List.of(early), store.requests(job, Set.of(late.id())));
    assertEquals(List.of(early, late), store.requests(job, Set.of()));
    assertThrows(
        IOException.class,
        () -> store.request(job, Samples.request(early.id(), new CancelRuns(List.of(2)))));
  }

  @Test
  void aDeletedJobIsForgottenAndItsNumbersAreNeverGivenAgain() throws IOException {
    JobRecord job = store.createJob(Samples.draft("gone", 3, 2));
    JobRecord other = store.createJob(Samples.draft("stays", 30, 2));
    for (JobRecord record : List.of(job, other)) {
      store.beat(record.job(), Samples.heartbeat(Samples.NODE, 1, NodeState.QUEUED));
      store.claim(record.job(), Samples.claim(record, 0, 1, "t"));
      store.append(new Journal.OfNode(record.job(), Samples.NODE), 0, List.of(line()));
      store.append(attempt(record), 0, List.of(line()));
      store.end(record, Samples.end(record, 0, 1, RunState.COMPLETED, "t"), 0);
      store.request(record.job(), Samples.request("r", new CancelJob()));
    }

    assertTrue(store.delete(job.job()));
    assertFalse(store.delete(job.job()));

    assertEquals(List.of(other.job()), store.jobs());
    assertEquals(Optional.empty(), store.job(job.job()));
    assertEquals(List.of(), store.claims(job.job()));
    assertEquals(Map.of(), store.heartbeats(job.job()));
    assertEquals(List.of(), store.requests(job.job(), Set.of()));
    assertEquals(Optional.empty(), store.endOf(job, 0, 0));
    assertEquals(List.of(), store.read(attempt(job), 0).events());
    assertEquals(List.of(line()), store.read(attempt(other), 0).events());
    assertTrue(store.endOf(other, 0, 0).isPresent());
    JobRecord next = store.createJob(Samples.draft("gone", 1, 1));
    assertEquals("job3", next.job().toString());
    assertEquals(5, next.shape().firstParent());
  }

  @Test
  void aJobThatIsHiddenIsNowhereToBeSeenUntilItsDeletionIsFinished() throws IOException {
    JobRecord job = job(2, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "t"));

    assertEquals(Optional.of(job), store.hide(job.job()));
    assertEquals(Optional.of(job), client().hide(job.job()), "whoever deletes it too sees it");

    assertEquals(List.of(), store.jobs());
    assertEquals(Optional.empty(), store.job(job.job()));
    assertEquals(List.of(job.job()), store.hidden());
    assertTrue(store.delete(job.job()));
    assertEquals(List.of(), store.hidden());
    assertEquals(Optional.empty(), store.hide(job.job()));
    assertFalse(store.delete(job.job()));
    assertEquals(List.of(), store.claims(job.job()));
  }

  @Test
  void aJobThatIsHiddenNoLongerIsAsItWas() throws IOException {
    JobDraft draft = Samples.draft("stays", 2, 1);
    JobRecord job = store.createJob(draft);
    store.claim(job.job(), Samples.claim(job, 0, 1, "t"));
    store.hide(job.job());

    assertTrue(store.unhide(job.job()));
    assertTrue(client().unhide(job.job()), "and once more");

    assertEquals(List.of(), store.hidden());
    assertEquals(List.of(job.job()), store.jobs());
    assertEquals(Optional.of(job), store.job(job.job()));
    assertEquals(1, store.claims(job.job()).size());
    assertEquals(job, store.createJob(draft), "its launch still finds it");
    assertTrue(store.delete(job.job()));
    assertFalse(store.unhide(job.job()), "what is gone stays so");
  }

  @Test
  void callsThatFailedAreMadeAgainWithoutHarm() throws Exception {
    List<JobRecord> jobs =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedUnreliable(i);
              return () -> wholeLife(client, i);
            });

    assertEquals(Clients.MANY, jobs.stream().map(JobRecord::job).distinct().count());
    assertEquals(Clients.MANY, store.jobs().size(), "no submission became two jobs");
    for (JobRecord job : jobs) {
      assertEquals(2, store.claims(job.job()).size());
      assertEquals(20, store.read(attempt(job), 0).events().size(), "each line once");
      assertEquals(RunState.COMPLETED, store.endOf(job, 0, 0).orElseThrow().state());
    }
  }

  private static JobRecord wholeLife(RunStore store, int i) throws Exception {
    JobRecord job = insisting(() -> store.createJob(Samples.draft("unreliable" + i, 3, 1 + i % 4)));
    insisting(
        () -> {
          store.beat(job.job(), Samples.heartbeat(Samples.NODE, 1, NodeState.QUEUED));
          return true;
        });
    for (int run = 0; run < 2; run++) {
      Claim claim = Samples.claim(job, run, 1, "t" + i);
      assertEquals(claim, insisting(() -> store.claim(job.job(), claim)));
    }
    long position = 0;
    for (int step = 0; step < 10; step++) {
      List<Event> lines = List.of(Samples.metrics(step, 0.5), Samples.metrics(step, 0.25));
      long from = position;
      position = insisting(() -> store.append(attempt(job), from, lines));
    }
    RunEnd end = Samples.end(job, 0, 1, RunState.COMPLETED, "t" + i);
    assertEquals(end, insisting(() -> store.end(job, end, 0)));
    return job;
  }

  private static <T> T insisting(Callable<T> call) throws Exception {
    IOException failure = null;
    for (int tries = 0; tries < 1_000; tries++) {
      try {
        return call.call();
      } catch (AnotherWriterException | SupersededException e) {
        throw e;
      } catch (IOException e) {
        failure = e; // it says it may be made again
      }
    }
    throw new AssertionError("never answered", failure);
  }
}
