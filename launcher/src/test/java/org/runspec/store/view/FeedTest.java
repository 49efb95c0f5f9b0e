package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeState;
import org.runspec.store.Journal;
import org.runspec.store.RunStore;
import org.runspec.store.Samples;

class FeedTest {
  private final List<String> heard = new ArrayList<>();

  private static List<Event> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new NodeLine.Stood(NodeState.SPAWNING, "line " + i).event(Samples.NOON))
        .toList();
  }

  @Test
  void aListenerThatFailsInTheMiddleOfAPageHearsNoLineTwice() throws IOException {
    SimulatedJob job = new SimulatedJob(0, false);
    RunStore store = job.store();
    JobName name = job.job().job();
    store.beat(name, Samples.heartbeat(Samples.NODE, 1, NodeState.SPAWNING));
    Journal journal = new Journal.OfNode(name, Samples.NODE);
    long position = store.append(journal, 0, lines(0, 3));
    Feed feed = new Feed(store, name);
    Feed.Listener failing =
        (life, time, line) -> {
          String said = ((NodeLine.Stood) line).reason();
          heard.add(said);
          if (said.equals("line 1")) {
            throw new IllegalStateException(said);
          }
        };

    assertThrows(IllegalStateException.class, () -> feed.read(failing));
    store.append(journal, position, lines(3, 5));
    feed.read(failing);
    feed.read(failing);

    assertEquals(List.of("line 0", "line 1", "line 2", "line 3", "line 4"), heard);
    assertEquals(0, feed.corrupt());
    Map<String, Long> all = feed.cursor();
    assertEquals(all, other(store, name).cursor());
  }

  private static Feed other(RunStore store, JobName name) throws IOException {
    Feed feed = new Feed(store, name);
    feed.read((life, time, line) -> {});
    return feed;
  }
}
