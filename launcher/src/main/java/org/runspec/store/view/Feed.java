package org.runspec.store.view;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Event;
import org.runspec.job.JobName;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.store.CallsAtOnce;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/**
 * The change feed of a job: all journals of its nodes. Its cursor is a vector, how far each journal
 * was read; so no line is missed, whichever node wrote first. Not for several threads.
 */
public final class Feed {
  /** Hears of each line once, in the order of its journal; also of one that it failed to take. */
  public interface Listener {
    /** A line of a node's journal. */
    void told(NodeName life, Instant time, NodeLine line);
  }

  private final RunStore store;
  private final JobName job;
  private final Map<NodeName, Long> cursor = new TreeMap<>();

  /** Of journals of which a page was handed on in part: how many of its lines. */
  private final Map<NodeName, Integer> handed = new HashMap<>();

  private int corrupt;

  /** A feed that was not read yet. */
  public Feed(RunStore store, JobName job) {
    this.store = store;
    this.job = job;
  }

  /**
   * A feed that goes on where another one came to.
   *
   * @param positions how far each journal was read
   * @param corrupt how many lines could not be read until there
   */
  Feed(RunStore store, JobName job, Map<NodeName, Long> positions, int corrupt) {
    this(store, job);
    cursor.putAll(positions);
    this.corrupt = corrupt;
  }

  /** How far each journal was read. */
  Map<NodeName, Long> positions() {
    return Map.copyOf(cursor);
  }

  /** Reads what is new. After a failure, the next call goes on where this one came to. */
  public void read(Listener listener) throws IOException {
    read(life -> true, listener);
  }

  /**
   * Reads what is new of some journals.
   *
   * @param wanted whether the journal of a node's life is read
   */
  public void read(Predicate<NodeName> wanted, Listener listener) throws IOException {
    List<NodeName> lives = store.grown(job, cursor).stream().filter(wanted).toList();
    CallsAtOnce calls = store.calls();
    for (int from = 0; from < lives.size(); from += calls.atOnce()) {
      List<NodeName> some = lives.subList(from, Math.min(lives.size(), from + calls.atOnce()));
      Iterator<JournalPage> pages = calls.each(some, this::page).iterator();
      for (NodeName life : some) {
        read(life, pages.next(), listener);
      }
    }
  }

  private JournalPage page(NodeName life) throws IOException {
    return store.read(new Journal.OfNode(job, life), cursor.getOrDefault(life, 0L));
  }

  /** Reads what is new of one journal, of which there is a page already. */
  private void read(NodeName life, JournalPage first, Listener listener) throws IOException {
    JournalPage page = first;
    while (page.next() > cursor.getOrDefault(life, 0L)) {
      hand(life, page, listener);
      cursor.put(life, page.next());
      if (page.isLast()) {
        return;
      }
      page = page(life);
    }
  }

  private void hand(NodeName life, JournalPage page, Listener listener) {
    List<Event> events = page.events();
    int line = handed.getOrDefault(life, 0);
    try {
      while (line < events.size()) {
        tell(life, events.get(line++), listener);
      }
    } finally {
      handed.put(life, line);
    }
    handed.remove(life);
    corrupt += page.corrupt();
  }

  private void tell(NodeName life, Event event, Listener listener) {
    try {
      NodeLine.of(event).ifPresent(line -> listener.told(life, event.time(), line));
    } catch (CorruptRecordException e) {
      corrupt++; // told by number; truth has what the line said
    }
  }

  /** How far each journal was read, by the name of the node's life. */
  public Map<String, Long> cursor() {
    Map<String, Long> positions = new TreeMap<>();
    cursor.forEach((life, position) -> positions.put(life.toString(), position));
    return Collections.unmodifiableMap(positions);
  }

  /** How many lines could not be read so far. */
  public int corrupt() {
    return corrupt;
  }
}
