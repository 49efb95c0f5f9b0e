package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.JobState;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.Standstill;
import org.runspec.store.record.MemoryStore;

class JobReaderTest {
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final MemoryStore memory = new MemoryStore();
  private final RunStore store = memory.runStore();
  private JobRecord job;
  private SimulatedNode node;
  private long now;
  private Instant today = Samples.NOON;
  private boolean unreachable;

  @BeforeEach
  void launch() throws IOException {
    job = store.createJob(Samples.draft("s", 1_000, 2));
    node = new SimulatedNode(store, job, new NodeName(0, "a"));
    node.beat(NodeState.SPAWNING, Samples.NOON);
  }

  private JobReader reader() {
    return new JobReader(breaking(), job, new Clocks(() -> now, () -> today));
  }

  /** The store, which cannot be reached while it is said to be so. */
  private RunStore breaking() {
    return (RunStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {RunStore.class},
            (proxy, method, arguments) -> {
              if (unreachable) {
                throw new IOException("the network is down");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void running(int run) throws IOException {
    node.claim(run, 1, Samples.NOON);
    node.start(run, Samples.NOON);
  }

  @Test
  void aRunIsFollowedToItsEnd() throws IOException {
    JobReader reader = reader();
    assertEquals(JobState.QUEUED, reader.read().state());
    assertEquals(RunState.QUEUED, reader.read().runs().get(0).state());

    node.claim(0, 1, Samples.NOON);
    node.start(0, Samples.NOON);
    node.measure(0, "loss", 3, Samples.NOON);
    RunRow row = reader.read().runs().get(0);
    assertEquals(RunState.RUNNING, row.state());
    assertEquals(Map.of("loss", 3.0), row.metrics());
    assertEquals(Map.of("lr", 0.01), row.hparams());
    assertEquals(JobState.RUNNING, reader.read().state());

    node.end(0, RunState.ERROR, 0, true, Samples.NOON);
    row = reader.read().runs().get(0);
    assertEquals(RunState.ERROR, row.state());
    assertEquals("it broke", row.reason());
    assertEquals(1, row.attempt());
  }

  @Test
  void lookingAgainReadsNoClaimAndNoEnd() throws IOException {
    for (int run = 0; run < 500; run++) {
      running(run);
      node.end(run, RunState.COMPLETED, 0, true, Samples.NOON);
    }
    JobReader reader = reader();
    reader.read();
    int before = memory.documentsRead();

    reader.read();

    assertTrue(memory.documentsRead() - before < 10, "only signs of life are read");
  }

  @Test
  void aLostNodeIsToldAfterTwoLooks() throws IOException {
    running(0);
    JobReader reader = reader();
    assertEquals("", reader.read().nodes().get(0).reason());

    now = Duration.ofSeconds(75).toNanos();
    JobView view = reader.read();

    assertEquals("no sign of life for 75 s", view.nodes().get(0).reason());
    assertEquals("no sign of life from node 0 for 75 s", view.runs().get(0).reason());
    assertEquals(RunState.RUNNING, view.runs().get(0).state(), "it may well go on");
    node.beat(NodeState.SPAWNING, Samples.NOON);
    assertEquals("", reader.read().runs().get(0).reason());
  }

  @Test
  void atFirstSightAVeryOldSignOfLifeIsTold() throws IOException {
    running(0);
    today = Samples.NOON.plusSeconds(119);
    assertEquals("", reader().read().nodes().get(0).reason());

    today = Samples.NOON.plusSeconds(194);
    JobView view = reader().read();

    assertEquals("no sign of life for 194 s", view.nodes().get(0).reason());
    assertEquals("no sign of life from node 0 for 194 s", view.runs().get(0).reason());
    assertEquals(RunState.RUNNING, view.runs().get(0).state());
  }

  @Test
  void aNodeWhoseClockIsBehindIsNotSilentOnceItWasSeenToLive() throws IOException {
    running(0);
    today = Samples.NOON.plusSeconds(900);
    JobReader reader = reader();
    reader.read();

    node.beat(NodeState.SPAWNING, Samples.NOON);

    assertEquals("", reader.read().nodes().get(0).reason());
  }

  @Test
  void aJobStandsStillOnceAllItsNodesLeftOrAreSilent() throws IOException {
    running(0);
    SimulatedNode other = new SimulatedNode(store, job, new NodeName(1, "b"));
    JobReader reader = reader();
    node.beat(NodeState.CANCELLED, Samples.NOON);
    assertEquals(Optional.empty(), reader.read().standstill(), "one may still come");

    other.beat(NodeState.SPAWNING, Samples.NOON);
    assertEquals(Optional.empty(), reader.read().standstill());

    now = LEASE.toNanos();
    assertEquals(Optional.of(Standstill.NODES_SILENT), reader.read().standstill());

    other.beat(NodeState.CANCELLED, Samples.NOON);
    assertEquals(Optional.of(Standstill.NODES_LEFT), reader.read().standstill());
  }

  @Test
  void aStoreThatCouldNotBeReadMakesNoNodeLookLost() throws IOException {
    running(0);
    JobReader reader = reader();
    reader.read();
    now = Duration.ofSeconds(40).toNanos();
    unreachable = true;
    assertThrows(IOException.class, reader::read);
    unreachable = false;
    now = Duration.ofSeconds(75).toNanos();

    assertEquals("", reader.read().nodes().get(0).reason());
  }

  @Test
  void aRunWhoseNodeLeftWaits() throws IOException {
    running(0);
    node.beat(NodeState.CANCELLED, Samples.NOON);

    RunRow row = reader().read().runs().get(0);

    assertEquals(RunState.QUEUED, row.state());
    assertEquals("node 0 left", row.reason());
  }

  @Test
  void anEndThatItsNodeDidNotLiveToTellIsFoundOnceTheNodeIsMissed() throws IOException {
    running(0);
    node.end(0, RunState.COMPLETED, 0, false, Samples.NOON);
    JobReader reader = reader();
    assertEquals(RunState.RUNNING, reader.read().runs().get(0).state());

    now = LEASE.toNanos();

    assertEquals(RunState.COMPLETED, reader.read().runs().get(0).state());
  }

  @Test
  void aWaitingRunThatAClientEndedIsSeen() throws IOException {
    store.request(job.job(), Samples.request("r1", new ClientRequest.CancelRuns(List.of(7))));
    node.endWaiting(7, 0, false, Samples.NOON);

    RunRow row = reader().read().runs().get(7);

    assertEquals(RunState.CANCELLED, row.state());
    assertEquals(1, row.attempt(), "what resume sets aside");
    assertTrue(row.started().isEmpty());
  }

  @Test
  void whyAnEarlierAttemptEndedIsToldUntilAClientSetsItAside() throws IOException {
    for (int run = 0; run < 2; run++) {
      running(run);
      node.requeue(run, "preempted", Samples.NOON);
    }
    store.request(job.job(), Samples.request("r1", new ClientRequest.ResumeRuns(Map.of(1, 1))));
    for (int run = 0; run < 2; run++) {
      node.claim(run, 2, Samples.NOON);
      node.start(run, Samples.NOON);
    }

    List<RunRow> rows = reader().read().runs();

    assertEquals("a1: preempted", rows.get(0).reason());
    assertEquals("", rows.get(1).reason());
  }

  @Test
  void whatTroublesANodeIsToldOfItsRuns() throws IOException {
    running(0);
    String why = "could not use the store: No space left on device";
    store.beat(
        job.job(),
        new Heartbeat(
            new NodeName(0, "a"),
            9,
            NodeState.SPAWNING,
            List.of(0),
            "desk",
            4711,
            Optional.empty(),
            why,
            Samples.NOON));

    RunRow row = reader().read().runs().get(0);

    assertEquals("node 0 could not use the store: No space left on device", row.reason());
    assertEquals(RunState.RUNNING, row.state());
  }
}
