package org.runspec.node;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/** The change feed of a job: what the journals of all lives of its nodes told since last time. */
final class Feed {
  /** Hears of each line once. */
  interface Reader {
    void read(NodeName node, NodeLine line);
  }

  private final RunStore store;
  private final JobName job;
  private final NodeName self;
  private final Map<NodeName, Long> positions = new HashMap<>();

  Feed(RunStore store, JobName job, NodeName self) {
    this.store = store;
    this.job = job;
    this.self = self;
  }

  /** Reads what is new of others. A line that cannot be read is passed over, as everywhere. */
  void readNew(Reader reader) throws IOException {
    for (NodeName node : store.lives(job)) {
      if (!node.equals(self)) {
        readNew(node, reader);
      }
    }
  }

  /** How far each journal was read, by its node's name. */
  Map<String, Long> positions() {
    Map<String, Long> named = new TreeMap<>();
    positions.forEach((node, position) -> named.put(node.toString(), position));
    return named;
  }

  private void readNew(NodeName node, Reader reader) throws IOException {
    Journal journal = new Journal.OfNode(job, node);
    long position = positions.getOrDefault(node, 0L);
    JournalPage page = store.read(journal, position);
    while (page.next() > position) {
      for (Event event : page.events()) {
        hand(node, event, reader);
      }
      position = page.next();
      positions.put(node, position);
      page = store.read(journal, position);
    }
  }

  private static void hand(NodeName node, Event event, Reader reader) {
    try {
      NodeLine.of(event).ifPresent(line -> reader.read(node, line));
    } catch (CorruptRecordException e) {
      // One line less is known: what it told is learnt from the claims and ends themselves.
    }
  }
}
