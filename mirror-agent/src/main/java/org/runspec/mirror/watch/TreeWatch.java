package org.runspec.mirror.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.runspec.mirror.tree.Selection;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.mirror.tree.Survey;
import org.runspec.mirror.tree.Tree;
import org.runspec.pace.Allowance;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * Notices what changes in a tree, on a thread of its own: by events where a probe shows that they
 * come, and by walks through the tree, seldom beside events and often without. Events that turn out
 * to be missing end the trust in them.
 */
public final class TreeWatch implements AutoCloseable {
  private static final Duration BESIDE_EVENTS = Duration.ofSeconds(30);
  private static final Duration POLLING = Duration.ofMillis(500);

  /** After a walk, so many times as long without one. */
  private static final int REST_PER_WALK = 20;

  private static final int MISSED_TO_DISTRUST = 3;

  private final Tree tree;
  private final Selection selection;
  private final Findings findings;
  private final Pacer pacer;
  private final Allowance allowance;
  private final Runnable before;
  private final Probe probe;
  private final HotFiles hot;
  private final WalkMemory memory = new WalkMemory();
  private final Bell bell = new Bell();
  private final Thread thread;

  private final Object lock = new Object();
  private long requested = 1;
  private long completed;
  private EventWatch events;
  private volatile boolean closed;

  /**
   * A watch that is not running yet.
   *
   * @param allowance what the walks may ask of the file system; walks that are asked for may more
   * @param before done on the watch's thread once events are heard, before the first walk
   */
  public TreeWatch(
      Tree tree,
      Selection selection,
      Findings findings,
      Pacer pacer,
      Allowance allowance,
      Runnable before) {
    this.tree = tree;
    this.selection = selection;
    this.findings = findings;
    this.pacer = pacer;
    this.allowance = allowance;
    this.before = before;
    this.probe = new Probe(tree.root(), pacer);
    this.hot = new HotFiles(pacer);
    this.thread = new Thread(this::run, "mirror watch");
    this.thread.setDaemon(true);
  }

  /** Begins to watch; whatever happens from now on is noticed. */
  public void start(Watching watching) {
    if (watching != Watching.POLLING) {
      listen();
    }
    thread.start();
  }

  /** Asks for a walk through all of the tree, as fast as it goes; returns the walk's number. */
  public long request() {
    synchronized (lock) {
      requested++;
      bell.ring();
      return requested;
    }
  }

  /** Whether a walk that was asked for has ended. */
  public boolean completed(long request) {
    synchronized (lock) {
      return completed >= request;
    }
  }

  /** Ends the watch, without waiting for its thread. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    deafen();
  }

  private void run() {
    try {
      before.run();
      Duration rest = walk();
      prove();
      while (!closed) {
        if (!walkIsWanted()) {
          pacer.await(bell, rest);
        }
        checkEvents();
        rest = walk();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private boolean walkIsWanted() {
    synchronized (lock) {
      return requested > completed;
    }
  }

  /** Returns how long to do without the next. */
  private Duration walk() throws InterruptedException {
    long request;
    boolean hurried;
    synchronized (lock) {
      hurried = requested > completed;
      request = requested;
    }
    long start = pacer.nanoTime();
    Walk walk = new Walk(findings, memory, hot, allowance, pacer, hurried, () -> closed);
    memory.begin();
    try {
      Survey.walk(tree, selection, walk);
      findings.surveyed(walk.files());
    } catch (IOException e) {
      findings.unreadable(".", new SourceFailure(SourceFailure.Reason.UNREADABLE, e.toString(), e));
    }
    if (walk.interrupted()) {
      throw new InterruptedException();
    }
    memory.end();
    synchronized (lock) {
      completed = request;
    }
    long least = (hears() ? BESIDE_EVENTS : POLLING).toNanos();
    return Duration.ofNanos(Math.max(least, REST_PER_WALK * (pacer.nanoTime() - start)));
  }

  private boolean hears() {
    synchronized (lock) {
      return events != null;
    }
  }

  private void listen() {
    try {
      EventWatch heard = EventWatch.start(tree.root(), new EventChanges(), pacer);
      synchronized (lock) {
        events = heard;
      }
    } catch (IOException e) {
      findings.polling("the system watches no more folders (" + e.getMessage() + ")");
    }
  }

  private void prove() throws InterruptedException {
    if (!hears()) {
      return;
    }
    try {
      probe.removeLeftovers();
      if (!probe.eventsCome()) {
        distrust("no event told of a file that was made to see");
      }
    } catch (IOException e) {
      distrust("it cannot be written to, so no file could be made to see (" + e.getMessage() + ")");
    }
  }

  private void checkEvents() {
    boolean ended;
    synchronized (lock) {
      ended = events != null && !events.isAlive();
    }
    if (ended && !closed) {
      distrust("the system stopped to watch it");
    } else if (hears() && memory.missed() >= MISSED_TO_DISTRUST) {
      distrust("no events told of " + memory.missed() + " changes");
    }
  }

  private void distrust(String why) {
    deafen();
    findings.eventsLost();
    findings.polling(why);
  }

  private void deafen() {
    EventWatch heard;
    synchronized (lock) {
      heard = events;
      events = null;
    }
    if (heard != null) {
      heard.close();
    }
  }

  /** What events tell, in names. */
  private final class EventChanges implements Changes {
    @Override
    public void named(Path file) {
      tree.name(file)
          .filter(name -> !probe.saw(file) && selection.includes(name))
          .ifPresent(
              name -> {
                memory.told(name);
                findings.named(name);
              });
    }

    @Override
    public void touched(Path file) {
      tree.name(file)
          .filter(selection::includes)
          .ifPresent(
              name -> {
                memory.told(name);
                findings.touched(name);
              });
    }

    @Override
    public void lost() {
      if (!closed) {
        findings.eventsLost();
        request();
      }
    }
  }
}
