package org.runspec.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.runspec.component.Cancellation;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.node.attempt.Attempt;
import org.runspec.node.journal.LocalJournal;
import org.runspec.store.Journal;
import org.runspec.store.Samples;

/** What a node does about a store that fails now and then. */
@Timeout(60)
class HeartTest {
  private static final NodeName SELF = new NodeName(0, "life");
  private static final NodeName OTHER = new NodeName(1, "another");
  private static final Duration SILENCE = Duration.ofSeconds(100);

  @TempDir private Path folder;
  private final SteppedPacer pacer = new SteppedPacer();
  private final Going going = new Going();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Log log =
      new Log(
          new PrintStream(said, true, StandardCharsets.UTF_8),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final List<NodeLine> heard = new ArrayList<>();
  private boolean deaf;
  private TestJob job;
  private TakenRuns taken;
  private HookedStore store;
  private LocalJournal local;
  private Knowledge knowledge;
  private Presence presence;
  private Heart heart;

  @BeforeEach
  void live() throws IOException {
    job = TestJob.create(folder, Draft.of(8, 2, 4, "true"));
    taken = new TakenRuns(job);
    store = new HookedStore(job.store);
    ControllerSetting setting =
        job.setting(store.store(), SELF, pacer, new Searching(job.job.multiRun()), List.of(), log);
    local =
        LocalJournal.open(
            folder.resolve("journal"), new Journal.OfNode(name(), SELF), store.store());
    knowledge = new Knowledge(job.job.record(), SELF, pacer);
    presence =
        new Presence(
            setting, going, new NodeJournal(local, Clock.systemUTC(), pacer), Optional::empty);
    heart =
        new Heart(
            setting,
            knowledge,
            going,
            presence,
            new Heart.Listener() {
              @Override
              public void hear(NodeName node, NodeLine line) {
                if (deaf) {
                  throw new IllegalStateException("deaf");
                }
                heard.add(line);
              }

              @Override
              public boolean isEager() {
                return false;
              }
            });
  }

  @AfterEach
  void die() throws IOException {
    heart.close();
    local.close();
  }

  private JobName name() {
    return job.job.record().job();
  }

  private Attempt goes(int run) throws IOException {
    Attempt attempt = taken.attempt(taken.claim(run, 1, SELF));
    going.add(attempt);
    return attempt;
  }

  private List<String> said() {
    String all = said.toString(StandardCharsets.UTF_8);
    return all.lines().filter(l -> l.startsWith("1970")).map(l -> l.substring(21)).toList();
  }

  private Heartbeat latestBeat() throws IOException {
    return job.store.heartbeats(name()).get(SELF);
  }

  @Test
  void whatWasTakenOverInASilenceIsGivenUpThoughTheStoreFailsAtTheFirstTry() throws Exception {
    Attempt lost = goes(0);
    Attempt kept = goes(1);
    heart.begin();
    pacer.skip(SILENCE);
    taken.claim(0, 2, OTHER);
    store.fails("attempts", new IOException("away"));

    pacer.step();
    assertFalse(lost.isSuperseded(), "nobody could tell");
    pacer.step();

    assertTrue(lost.isSuperseded());
    assertFalse(kept.isSuperseded());
  }

  @Test
  void soIsItWhereTheBeatItselfFailsAtFirst() throws Exception {
    Attempt lost = goes(0);
    heart.begin();
    pacer.skip(SILENCE);
    taken.claim(0, 2, OTHER);
    store.fails("beat", new IOException("away"));

    pacer.step();
    pacer.step();

    assertTrue(lost.isSuperseded());
  }

  @Test
  void afterThatNobodyAsksAgain() throws Exception {
    heart.begin();
    pacer.skip(SILENCE);
    pacer.step();
    Attempt attempt = goes(0);
    taken.claim(0, 2, OTHER);

    pacer.step();

    assertFalse(attempt.isSuperseded(), "one listing for each silence");
  }

  @Test
  void aLackOfMemoryDoesNotEndIt() throws Exception {
    heart.begin();
    pacer.skip(SILENCE);
    store.fails("beat", new OutOfMemoryError("heap"));

    pacer.step();
    assertFalse(heart.isFresh());
    pacer.step();

    assertTrue(heart.isFresh());
    assertEquals(
        List.of(
            "could not show the store that it lives, tries again:"
                + " java.lang.IllegalStateException: java.lang.OutOfMemoryError: heap",
            "can show the store that it lives again"),
        said());
  }

  @Test
  void aBeatDoesNotWaitForThoseWhoListen() throws Exception {
    heart.begin();
    CountDownLatch listens = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    store.before(
        "requests",
        () -> {
          listens.countDown();
          answer.await();
        });
    Thread worker = start(heart::listen);
    listens.await();
    long before = latestBeat().sequence();

    heart.last();

    assertEquals(before + 1, latestBeat().sequence());
    answer.countDown();
    worker.join();
  }

  @Test
  void aStateThatManyFindOutAtTheSameTimeIsToldOnce() throws Exception {
    int changes = 100;
    for (int change = 0; change < changes; change++) {
      NodeState next = change % 2 == 0 ? NodeState.SPAWNING : NodeState.QUEUED;
      CountDownLatch all = new CountDownLatch(4);
      List<Thread> workers = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        workers.add(
            start(
                () -> {
                  all.countDown();
                  while (all.getCount() > 0) {
                    Thread.onSpinWait();
                  }
                  heart.become(next, "");
                }));
      }
      for (Thread worker : workers) {
        worker.join();
      }
    }

    assertEquals(changes, Files.readAllLines(folder.resolve("journal")).size());
  }

  @Test
  void aChangeOfStateDoesNotWaitForABeatAndIsShownByTheNext() throws Exception {
    heart.begin();
    CountDownLatch beats = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    store.before(
        "beat",
        () -> {
          beats.countDown();
          answer.await();
        });
    Thread slow = start(heart::last);
    beats.await();

    heart.become(NodeState.ERROR, "no disk");

    answer.countDown();
    slow.join();
    heart.last();
    assertEquals(NodeState.ERROR, latestBeat().state());
    assertEquals("no disk", latestBeat().reason());
  }

  @Test
  void whatBecomesOfRunsIsLearntThoughSomebodyCannotHearIt() throws Exception {
    deaf = true;
    job.store.beat(name(), Samples.heartbeat(OTHER, 1, NodeState.SPAWNING));
    job.store.append(
        new Journal.OfNode(name(), OTHER),
        0,
        List.of(new NodeLine.Claimed(taken.claim(5, 1, OTHER)).event(Instant.EPOCH)));

    assertThrows(IllegalStateException.class, heart::look);

    assertFalse(knowledge.isUntouched(5));
  }

  @Test
  void aWishThatCameIsFollowedOnce() throws Exception {
    Attempt attempt = goes(0);
    job.ask(new ClientRequest.CancelJob());

    heart.listen();
    heart.listen();

    assertTrue(knowledge.wishes().isJobCancelled());
    assertEquals(1, knowledge.wishes().requests().size());
    assertEquals(Optional.of(Cancellation.Reason.CANCEL), attempt.stopReason());
  }

  private static Thread start(Errand.Visit visit) {
    Thread thread =
        new Thread(
            () -> {
              try {
                visit.make();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.start();
    return thread;
  }
}
