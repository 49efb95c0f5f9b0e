package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runspec.job.ClientRequest;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.job.StoreLayout;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;
import org.runspec.store.record.MemoryStore;

/** What a store holds that it should not hurts as little as it can. */
class DamagedJobTest {
  private final MemoryStore memory = new MemoryStore();
  private final RunStore store = memory.runStore();
  private JobRecord job;
  private SimulatedNode node;

  @BeforeEach
  void launch() throws IOException {
    job = store.createJob(Samples.draft("s", 10, 2));
    node = new SimulatedNode(store, job, new NodeName(0, "a"));
    node.beat(NodeState.SPAWNING, Samples.NOON);
  }

  private JobReader reader() {
    return new JobReader(store, job, Samples.STANDING_CLOCKS);
  }

  private void running(int run) throws IOException {
    node.claim(run, 1, Samples.NOON);
    node.start(run, Samples.NOON);
  }

  @Test
  void aDamagedEndIsToldOfItsRunAndHidesNoOther() throws IOException {
    for (int run = 0; run < 2; run++) {
      running(run);
      node.end(run, RunState.COMPLETED, 0, false, Samples.NOON);
    }
    node.beat(NodeState.CANCELLED, Samples.NOON);
    String key = StoreLayout.end(job.workspace(), job.shape().nameOf(0));
    memory.put(key, "garbage".getBytes(StandardCharsets.UTF_8));

    List<RunRow> rows = reader().read().runs();

    assertEquals("its end is damaged: resume run1.1", rows.get(0).reason());
    assertEquals(RunState.COMPLETED, rows.get(1).state());
  }

  @Test
  void aDamagedEndThatWasSetAsideIsOfNoConcern() throws IOException {
    running(0);
    String key = StoreLayout.end(job.workspace(), job.shape().nameOf(0));
    memory.put(key, "garbage".getBytes(StandardCharsets.UTF_8));
    assertThrows(CorruptRecordException.class, () -> Rebuild.of(store, job));

    store.request(job.job(), Samples.request("r1", new ClientRequest.ResumeRuns(Map.of(0, 1))));
    node.claim(0, 2, Samples.NOON);
    node.start(0, Samples.NOON);
    node.end(0, RunState.COMPLETED, 1, true, Samples.NOON);

    assertEquals(RunState.COMPLETED, Rebuild.of(store, job).view().runs().get(0).state());
    assertEquals(RunState.COMPLETED, reader().read().runs().get(0).state());
  }

  @Test
  void aLineThatCannotBeReadIsCountedAndHurtsNothing() throws IOException {
    running(0);
    Journal journal = new Journal.OfNode(job.job(), new NodeName(1, "b"));
    store.beat(job.job(), Samples.heartbeat(new NodeName(1, "b"), 1, NodeState.SPAWNING));
    memory.append(journal.key(), 0, "\u0000\u0001 garbage\n".getBytes(StandardCharsets.UTF_8));
    JobReader reader = reader();

    assertEquals(RunState.RUNNING, reader.read().runs().get(0).state());
    assertEquals(1, reader.corrupt());
  }
}
