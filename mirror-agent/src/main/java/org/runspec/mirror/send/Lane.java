package org.runspec.mirror.send;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.pace.Allowance;
import org.runspec.pace.Backoff;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/**
 * Looks at files on threads of its own, each at one at a time, as they are named, and again where
 * the storage failed, at growing intervals. A name that is offered twice is looked at once, so that
 * no more is remembered than there are files.
 */
public final class Lane implements AutoCloseable {
  private static final Duration BETWEEN_PASSES = Duration.ofMillis(250);
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** So many failures in a row, whatever the files, mean that the storage is out of order. */
  private static final int OUTAGE = 3;

  /** A look of one file costs about so many operations of the file system. */
  private static final int OPERATIONS = 5;

  private final Work work;
  private final Notes notes;
  private final Pacer pacer;
  private final Allowance allowance;
  private final Backoff backoff;
  private final Runnable afterPass;
  private final Bell bell = new Bell();
  private final Thread thread;
  private final Crew crew;

  private final DueFiles due;
  private volatile boolean hurried;
  private volatile boolean closed;

  private final Map<ObjectKey, Integer> failures = new ConcurrentHashMap<>();
  private final AtomicInteger failuresInARow = new AtomicInteger();
  private volatile long stuckSince = -1;

  /**
   * A lane that is not running yet.
   *
   * @param parallel so many files at a time
   * @param afterPass done on the lane's thread now and then
   */
  public Lane(
      String name,
      Work work,
      Notes notes,
      Pacer pacer,
      Allowance allowance,
      Backoff backoff,
      int parallel,
      Runnable afterPass) {
    this.work = work;
    this.notes = notes;
    this.pacer = pacer;
    this.due = new DueFiles(pacer);
    this.allowance = allowance;
    this.backoff = backoff;
    this.afterPass = afterPass;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
    this.crew = new Crew(name, parallel);
  }

  /** Begins to look at files. */
  public void start() {
    thread.start();
  }

  /** This file may have changed. */
  public void offer(ObjectKey file) {
    if (due.offer(file)) {
      bell.ring();
    }
  }

  /** While hurried, nothing is put off but what failed. */
  public void hurry(boolean now) {
    hurried = now;
    bell.ring();
  }

  /** How many files wait for a look. */
  public int waiting() {
    return due.waiting();
  }

  /** Whether nothing waits and nothing is being done. */
  public boolean idle() {
    return due.isEmpty();
  }

  /** How long the storage has been failing, whatever was asked of it; zero if it works. */
  public Duration outage() {
    long since = stuckSince;
    return since < 0 ? Duration.ZERO : Duration.ofNanos(pacer.nanoTime() - since);
  }

  /** Ends the threads after the files that they are at, without waiting for them. */
  @Override
  public void close() {
    closed = true;
    bell.ring();
  }

  /** Waits until the threads have ended, at most so long; returns whether they have. */
  public boolean join(Duration atMost) throws InterruptedException {
    long end = pacer.nanoTime() + atMost.toNanos();
    if (thread.getState() != Thread.State.NEW) {
      thread.join(Math.max(1, atMost.toMillis()));
    }
    return !thread.isAlive() && crew.await(Math.max(1, end - pacer.nanoTime()));
  }

  private void run() {
    try {
      while (!closed) {
        List<ObjectKey> ready = due.take(hurried);
        if (ready.isEmpty()) {
          afterPass.run();
          pacer.await(bell, due.untilNext(IDLE));
          continue;
        }
        pass(ready);
        if (!hurried && !closed) {
          pacer.await(new Bell(), BETWEEN_PASSES);
        }
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      crew.close();
    }
  }

  private void pass(List<ObjectKey> ready) throws InterruptedException {
    int next = 0;
    try {
      while (next < ready.size() && !closed) {
        if (!hurried) {
          allowance.take(OPERATIONS);
        }
        ObjectKey file = ready.get(next++);
        if (isOutage()) {
          work(file); // alone, since it tells whether the others are worth trying
        } else {
          crew.take(() -> work(file));
        }
        if (isOutage()) {
          break;
        }
      }
    } finally {
      postpone(ready.subList(next, ready.size()));
    }
    afterPass.run();
  }

  private boolean isOutage() {
    return failuresInARow.get() >= OUTAGE;
  }

  private void postpone(List<ObjectKey> files) {
    if (!files.isEmpty()) {
      Duration pause = backoff.after(Math.max(1, failuresInARow.get()));
      files.forEach(file -> due.put(file, pause, true));
      files.forEach(this::done);
    }
  }

  private void work(ObjectKey file) {
    try {
      attempt(file);
    } finally {
      done(file);
    }
  }

  private void done(ObjectKey file) {
    due.done(file);
    bell.ring();
  }

  private void attempt(ObjectKey file) {
    try {
      Look look = work.look(file, !hurried);
      worked(file);
      look.again().ifPresent(wait -> due.put(file, wait, false));
    } catch (IOException e) {
      SourceFailure source = SourceFailure.within(e);
      if (source == null) {
        failed(file, e);
        return;
      }
      worked(file);
      if (source.reason() == SourceFailure.Reason.CHANGED) {
        due.put(file, BETWEEN_PASSES, true);
      } else {
        notes.add(
            new MirrorProblem(
                MirrorProblem.Kind.UNREADABLE,
                file.path(),
                "Could not mirror "
                    + file
                    + ": "
                    + source.getMessage()
                    + ". Try: make it readable, or leave it out."));
      }
    }
  }

  private void worked(ObjectKey file) {
    failuresInARow.set(0);
    stuckSince = -1;
    if (failures.remove(file) != null) {
      notes.clear(file.path());
    }
  }

  private void failed(ObjectKey file, IOException e) {
    failuresInARow.incrementAndGet();
    if (stuckSince < 0) {
      stuckSince = pacer.nanoTime();
    }
    due.put(file, backoff.after(failures.merge(file, 1, Integer::sum)), true);
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.STORAGE,
            file.path(),
            "Could not store " + file + ": " + e + ". Try: nothing yet, it is tried again."));
  }

  /** What is done with a file. */
  public interface Work {
    /** Looks at a file; see {@link FileSender#look}. */
    Look look(ObjectKey file, boolean patient) throws IOException;
  }
}
