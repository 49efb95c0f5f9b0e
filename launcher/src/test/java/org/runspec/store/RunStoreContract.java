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
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.Claim;
import org.runspec.job.ClientRequest;
import org.runspec.job.ClientRequest.CancelJob;
import org.runspec.job.ClientRequest.CancelRuns;
import org.runspec.job.ClientRequest.ResumeRuns;
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
import org.runspec.job.Wishes;
import org.runspec.store.view.Feed;

/** What every run store does. */
public abstract class RunStoreContract {
  private final List<RunStore> opened = new ArrayList<>();
  private RunStore store;

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

  private RunStore client() throws IOException {
    RunStore client = open();
    opened.add(client);
    return client;
  }

  private RunStore unreliableClient(long seed) throws IOException {
    RunStore client = openUnreliable(new Random(seed));
    opened.add(client);
    return client;
  }

  private JobRecord job(int runs, int nodes) throws IOException {
    return store.createJob(Samples.draft("only", runs, nodes));
  }

  @Test
  void jobsAreNumberedFromOne() throws IOException {
    assertEquals(List.of(), store.jobs());
    assertEquals(Optional.empty(), store.job(new JobName(1)));

    JobRecord first = store.createJob(Samples.draft("s1", 20, 5));
    JobRecord second = store.createJob(Samples.draft("s2", 3, 2));
    JobRecord elsewhere = store.createJob(Samples.draft("s3", "ws2", 1, 1));

    assertEquals("job1", first.job().toString());
    assertEquals(1, first.shape().firstParent());
    assertEquals("job2", second.job().toString());
    assertEquals(6, second.shape().firstParent());
    assertEquals("job3", elsewhere.job().toString());
    assertEquals(1, elsewhere.shape().firstParent(), "parents are numbered in their workspace");
    assertEquals(Optional.of(second), client().job(second.job()));
    assertEquals(List.of(first.job(), second.job(), elsewhere.job()), client().jobs());
  }

  @Test
  void manyJobsAreListedByTheirNumbers() throws IOException {
    for (int i = 1; i <= 11; i++) {
      store.createJob(Samples.draft("s" + i, 1, 1));
    }

    assertEquals(IntStream.rangeClosed(1, 11).mapToObj(JobName::new).toList(), store.jobs());
  }

  @Test
  void aSubmissionIsOneJobHoweverOftenItIsLaunched() throws Exception {
    JobRecord job = job(4, 2);

    assertEquals(job, store.createJob(Samples.draft("only", 4, 2)));
    assertEquals(List.of(job.job()), store.jobs());

    List<JobRecord> jobs =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () -> client.createJob(Samples.draft("together", 4, 2));
            });

    assertEquals(1, Set.copyOf(jobs).size());
    assertEquals(List.of(job.job(), jobs.get(0).job()), store.jobs());
  }

  @Test
  void clientsAtTheSameMomentGetDifferentNumbers() throws Exception {
    List<List<JobRecord>> jobs =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () ->
                  List.of(
                      client.createJob(Samples.draft("a" + i, 3, 1 + i % 5)),
                      client.createJob(Samples.draft("b" + i, 3, 1 + i % 3)));
            });
    List<JobRecord> all = jobs.stream().flatMap(List::stream).toList();

    assertEquals(all.size(), all.stream().map(JobRecord::job).distinct().count());
    List<String> parents =
        all.stream()
            .flatMap(
                job ->
                    IntStream.range(0, job.shape().nodes())
                        .mapToObj(node -> job.shape().parentOf(node).toString()))
            .toList();
    assertEquals(parents.size(), Set.copyOf(parents).size(), "no two nodes share a parent run");
    assertEquals(
        all.stream().map(JobRecord::job).collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(store.jobs()));
  }

  @Test
  void anAttemptIsTakenOnce() throws IOException {
    JobRecord job = job(3, 1);
    Claim mine = Samples.claim(job, 2, 1, "mine");
    Claim other = Samples.claim(job, 2, 1, new NodeName(1, "zz"), "other");

    assertEquals(mine, store.claim(job.job(), mine));
    assertEquals(mine, store.claim(job.job(), other), "who comes second sees who has it");
    assertEquals(mine, store.claim(job.job(), mine), "who asks again still has it");
    assertEquals(Optional.of(mine), store.claim(job.job(), 2, 1));
    assertEquals(Optional.empty(), store.claim(job.job(), 2, 2));
  }

  @Test
  void ofManyNodesOneGetsEachAttempt() throws Exception {
    JobRecord job = job(40, 2);
    List<List<Claim>> answers =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return () -> {
                List<Claim> seen = new ArrayList<>();
                for (int run = 0; run < 40; run++) {
                  int mixed = (run + i) % 40;
                  seen.add(client.claim(job.job(), Samples.claim(job, mixed, 1, "t" + i)));
                }
                return seen;
              };
            });

    for (int run = 0; run < 40; run++) {
      int wanted = run;
      Set<String> holders =
          answers.stream()
              .flatMap(List::stream)
              .filter(claim -> claim.run() == wanted)
              .map(Claim::token)
              .collect(Collectors.toSet());
      assertEquals(1, holders.size(), "all see the same holder of run " + run);
    }
    assertEquals(40, store.claims(job.job()).size());
  }

  @Test
  void claimsAreFoundByRunAndAttempt() throws IOException {
    JobRecord job = job(12, 1);
    for (int attempt = 1; attempt <= 11; attempt++) {
      store.claim(job.job(), Samples.claim(job, 10, attempt, "t" + attempt));
    }
    store.claim(job.job(), Samples.claim(job, 2, 1, "t"));
    store.claim(job.job(), Samples.claim(job, 1, 1, "t"));

    assertEquals(Map.of(1, 1, 2, 1, 10, 11), store.attempts(job.job()));
    assertEquals(11, store.latestClaim(job.job(), 10).orElseThrow().attempt());
    assertEquals(1, store.latestClaim(job.job(), 1).orElseThrow().attempt());
    assertEquals(Optional.empty(), store.latestClaim(job.job(), 0));
    assertEquals(
        List.of(1, 2, 10), store.claims(job.job()).stream().map(Claim::run).distinct().toList());
    assertEquals(11, store.claims(job.job()).get(12).attempt());
  }

  @Test
  void aRunEndsOnce() throws IOException {
    JobRecord job = job(2, 1);
    store.claim(job.job(), Samples.claim(job, 1, 1, "t"));
    RunEnd end = Samples.end(job, 1, 1, RunState.COMPLETED, "t");

    assertEquals(Optional.empty(), store.endOf(job, 1, 0));
    assertEquals(end, store.end(job, end, 0));
    assertEquals(end, store.end(job, Samples.end(job, 1, 1, RunState.ERROR, "other"), 0));
    assertEquals(end, store.end(job, end, 0));
    assertEquals(Optional.of(end), client().endOf(job, 1, 0));
    assertEquals(Map.of(1, end), store.ends(job, List.of(0, 1), Wishes.NONE));
  }

  @Test
  void anAttemptThatWakesUpAfterItsRunWasTakenOverEndsNothing() throws IOException {
    JobRecord job = job(1, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "old"));
    store.claim(job.job(), Samples.claim(job, 0, 2, new NodeName(1, "zz"), "new"));
    RunEnd tooLate = Samples.end(job, 0, 1, RunState.ERROR, "old");

    assertThrows(SupersededException.class, () -> store.end(job, tooLate, 0));
    assertEquals(Optional.empty(), store.endOf(job, 0, 0));

    RunEnd end = Samples.end(job, 0, 2, RunState.COMPLETED, "new");
    assertEquals(end, store.end(job, end, 0));
    assertEquals(end, store.end(job, tooLate, 0), "now it learns how the run ended");
  }

  @Test
  void anAttemptThatWakesUpWritesToItsOwnJournalOnly() throws IOException {
    JobRecord job = job(1, 1);
    Journal old = new Journal.OfAttempt(job.job(), "ws1", job.shape().nameOf(0), 1);
    Journal young = new Journal.OfAttempt(job.job(), "ws1", job.shape().nameOf(0), 2);
    long position = store.append(old, 0, List.of(Samples.metrics(1, 0.9)));
    store.append(young, 0, List.of(Samples.metrics(1, 0.8)));

    client().append(old, position, List.of(Samples.metrics(2, 0.7)));

    assertEquals(List.of(Samples.metrics(1, 0.8)), store.read(young, 0).events());
  }

  @Test
  void aResumedRunEndsAgain() throws IOException {
    JobRecord job = job(2, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "t1"));
    RunEnd failed = store.end(job, Samples.end(job, 0, 1, RunState.ERROR, "t1"), 0);
    ClientRequest resume = Samples.request("r1", new ResumeRuns(Map.of(0, failed.attempt())));
    store.request(job.job(), resume);
    int resumed = new Wishes(store.requests(job.job(), Set.of())).resumed(0);

    assertEquals(1, resumed);
    assertEquals(Optional.empty(), store.endOf(job, 0, resumed));
    assertThrows(
        SupersededException.class,
        () -> store.end(job, Samples.end(job, 0, 1, RunState.ERROR, "t1"), resumed),
        "the attempt that was set aside decides no more");

    store.claim(job.job(), Samples.claim(job, 0, 2, "t2"));
    RunEnd completed = Samples.end(job, 0, 2, RunState.COMPLETED, "t2");
    assertEquals(completed, store.end(job, completed, resumed));
    assertEquals(Map.of(0, completed), store.ends(job, List.of(0, 1), new Wishes(List.of(resume))));
    assertEquals(Optional.of(failed), store.endOf(job, 0, 0), "the earlier end stays readable");
  }

  @Test
  void aRunThatNeverStartedCanBeCancelledAndResumedAgainAndAgain() throws IOException {
    JobRecord job = job(1, 1);
    int resumed = 0;
    for (int time = 1; time <= 3; time++) {
      RunEnd wanted = Samples.end(job, 0, 0, RunState.CANCELLED, "");
      RunEnd end = store.end(job, wanted, resumed);

      assertEquals(time, end.attempt());
      assertEquals(end, store.end(job, wanted, resumed), "asking again changes nothing");
      resumed = end.attempt();
      assertEquals(Optional.empty(), store.endOf(job, 0, resumed));
    }
    store.claim(job.job(), Samples.claim(job, 0, resumed + 1, "t"));
    RunEnd end = store.end(job, Samples.end(job, 0, resumed + 1, RunState.COMPLETED, "t"), resumed);
    assertEquals(4, end.attempt());
  }

  @Test
  void aWaitingRunIsEndedBehindItsEarlierAttempts() throws IOException {
    JobRecord job = job(1, 1);
    store.claim(job.job(), Samples.claim(job, 0, 1, "lost"));
    store.claim(job.job(), Samples.claim(job, 0, 2, "lost too"));

    RunEnd end = store.end(job, Samples.end(job, 0, 0, RunState.CANCELLED, ""), 0);

    assertEquals(3, end.attempt());
  }

  @Test
  void aJournalIsReadInTheOrderInWhichItWasWritten() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    List<Event> first = List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8));
    List<Event> second = List.of(Samples.metrics(3, Double.MIN_VALUE));

    long position = store.append(journal, 0, first);
    JournalPage page = client().read(journal, 0);
    assertEquals(new JournalPage(first, 0, position), page);
    assertEquals(new JournalPage(List.of(), 0, position), store.read(journal, page.next()));

    long end = store.append(journal, position, second);
    assertEquals(new JournalPage(second, 0, end), store.read(journal, page.next()));
    assertEquals(end, store.append(journal, end, List.of()), "nothing is a fine thing to add");
  }

  @Test
  void aJournalThatIsNotThereIsEmpty() throws IOException {
    Journal journal = new Journal.OfNode(new JobName(9), Samples.NODE);

    assertEquals(new JournalPage(List.of(), 0, 0), store.read(journal, 0));
  }

  @Test
  void aLongJournalIsReadInPages() throws IOException {
    Journal journal = new Journal.OfJob(job(1, 1).job());
    List<Event> lines =
        IntStream.range(0, 30_000).mapToObj(i -> Samples.metrics(i, i / 7.0)).toList();
    long end = store.append(journal, 0, lines);

    List<Event> read = new ArrayList<>();
    int pages = 0;
    long position = 0;
    for (JournalPage page = store.read(journal, 0);
        page.next() > position;
        page = store.read(journal, position)) {
      read.addAll(page.events());
      position = page.next();
      pages++;
    }

    assertTrue(lines.equals(read), "all lines, in order");
    assertEquals(end, position);
    assertTrue(pages > 1, "a page is bounded");
  }

  @Test
  void linesStandOnceHoweverTheyAreSentAgain() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    Event one = Samples.metrics(1, 0.9);
    Event two = Samples.metrics(2, 0.8);
    Event three = Samples.metrics(3, 0.7);
    long behindOne = store.append(journal, 0, List.of(one));
    long behindTwo = store.append(journal, behindOne, List.of(two));

    assertEquals(behindTwo, store.append(journal, behindOne, List.of(two)));
    RunStore again = client();
    assertEquals(behindOne, again.append(journal, 0, List.of(one)), "fewer than stand there");
    long behindThree = again.append(journal, behindOne, List.of(two, three));
    assertEquals(behindThree, client().append(journal, 0, List.of(one, two, three)));

    assertEquals(List.of(one, two, three), store.read(journal, 0).events());
  }

  @Test
  void anotherWritersLinesAreNotOverwritten() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    long position = store.append(journal, 0, List.of(Samples.metrics(1, 0.9)));
    client().append(journal, position, List.of(Samples.metrics(2, 0.8)));

    assertThrows(
        AnotherWriterException.class,
        () -> store.append(journal, position, List.of(Samples.metrics(2, 0.7))));
    assertThrows(
        AnotherWriterException.class,
        () -> store.append(journal, 0, List.of(Samples.metrics(1, 0.8))));
    assertEquals(
        List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8)), store.read(journal, 0).events());
  }

  @Test
  void aTornLineIsLeftUntilItIsWhole() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    Event one = Samples.metrics(1, 0.9);
    Event two = Samples.metrics(2, 0.8);
    long behindOne = store.append(journal, 0, List.of(one));
    long behindTwo = store.append(journal, behindOne, List.of(two));
    tear(journal, 5);

    RunStore reader = client();
    assertEquals(List.of(one), reader.read(journal, 0).events());
    assertEquals(behindOne, reader.read(journal, 0).next());

    assertEquals(behindTwo, client().append(journal, behindOne, List.of(two)));
    assertEquals(List.of(two), reader.read(journal, behindOne).events());
  }

  @Test
  void aCorruptLineIsCountedAndPassedOver() throws IOException {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    long position = store.append(journal, 0, List.of(Samples.metrics(1, 0.9)));
    String garbage = "{\"time\":\"yesterday\"}\n\nnull\n{\"event\":\"metrics\",[[[\u0007\n";
    corrupt(journal, position, garbage);
    long behind = position + garbage.length();
    store = client();
    store.append(journal, behind, List.of(Samples.metrics(2, 0.8)));

    JournalPage page = store.read(journal, 0);

    assertEquals(List.of(Samples.metrics(1, 0.9), Samples.metrics(2, 0.8)), page.events());
    assertEquals(3, page.corrupt());
  }

  @Test
  void aReaderSeesWholeLinesWhileTheyAreWritten() throws Exception {
    Journal journal = new Journal.OfNode(job(1, 1).job(), Samples.NODE);
    List<List<Event>> results =
        Clients.atOnce(
            i -> {
              RunStore client = uncheckedClient();
              return i == 0
                  ? () -> written(client, journal, 200)
                  : () -> read(client, journal, 200);
            });

    for (List<Event> seen : results) {
      assertEquals(results.get(0), seen);
    }
  }

  private static List<Event> written(RunStore store, Journal journal, int lines)
      throws IOException {
    List<Event> written = new ArrayList<>();
    long position = 0;
    for (int i = 0; i < lines; i++) {
      Event line = Samples.metrics(i, 1.0 / (i + 1));
      position = store.append(journal, position, List.of(line));
      written.add(line);
    }
    return written;
  }

  private static List<Event> read(RunStore store, Journal journal, int lines) throws IOException {
    List<Event> read = new ArrayList<>();
    long position = 0;
    while (read.size() < lines) {
      JournalPage page = store.read(journal, position);
      assertEquals(0, page.corrupt());
      read.addAll(page.events());
      position = page.next();
    }
    return read;
  }

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

  private static Event line() {
    return Samples.metrics(1, 0.5);
  }

  private static Journal attempt(JobRecord job) {
    return new Journal.OfAttempt(job.job(), job.workspace(), job.shape().nameOf(0), 1);
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

  private RunStore uncheckedClient() {
    try {
      return client();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RunStore uncheckedUnreliable(long seed) {
    try {
      return unreliableClient(seed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
