package org.runspec.mirror.send;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.mirror.note.MirrorProblem;
import org.runspec.mirror.note.Notes;
import org.runspec.mirror.tree.SourceFailure;
import org.runspec.pace.Allowance;
import org.runspec.pace.Backoff;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/**
 * Looks at files on a thread of its own, as they are named, and again where the storage failed, at
 * growing intervals. A name that is offered twice is looked at once, so that no more is remembered
 * than there are files.
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

  private final Object lock = new Object();
  private final Map<ObjectKey, Due> due = new LinkedHashMap<>();
  private boolean busy;
  private volatile boolean hurried;
  private volatile boolean closed;

  private final Map<ObjectKey, Integer> failures = new HashMap<>();
  private int failuresInARow;
  private volatile long stuckSince = -1;

  /**
   * A lane that is not running yet.
   *
   * @param afterPass done on the lane's thread now and then
   */
  public Lane(
      String name,
      Work work,
      Notes notes,
      Pacer pacer,
      Allowance allowance,
      Backoff backoff,
      Runnable afterPass) {
    this.work = work;
    this.notes = notes;
    this.pacer = pacer;
    this.allowance = allowance;
    this.backoff = backoff;
    this.afterPass = afterPass;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /** Begins to look at files. */
  public void start() {
    thread.start();
  }

  /** This file may have changed. */
  public void offer(ObjectKey file) {
    synchronized (lock) {
      Due known = due.get(file);
      if (known != null && (known.firm() || known.at() <= pacer.nanoTime())) {
        return;
      }
      due.put(file, new Due(pacer.nanoTime(), false));
    }
    bell.ring();
  }

  /** While hurried, nothing is put off but what failed. */
  public void hurry(boolean now) {
    hurried = now;
    bell.ring();
  }

  /** How many files wait for a look. */
  public int waiting() {
    synchronized (lock) {
      return due.size();
    }
  }

  /** Whether nothing waits and nothing is being done. */
  public boolean idle() {
    synchronized (lock) {
      return due.isEmpty() && !busy;
    }
  }

  /** How long the storage has been failing, whatever was asked of it; zero if it works. */
  public Duration outage() {
    long since = stuckSince;
    return since < 0 ? Duration.ZERO : Duration.ofNanos(pacer.nanoTime() - since);
  }

  /** Ends the thread after the file that it is at, without waiting for it. */
  @Override
  public void close() {
    closed = true;
    bell.ring();
  }

  /** Waits until the thread has ended, at most so long; returns whether it has. */
  public boolean join(Duration atMost) throws InterruptedException {
    if (thread.getState() != Thread.State.NEW) {
      thread.join(Math.max(1, atMost.toMillis()));
    }
    return !thread.isAlive();
  }

  private void run() {
    try {
      while (!closed) {
        List<ObjectKey> ready = takeReady();
        if (ready.isEmpty()) {
          afterPass.run();
          pacer.await(bell, untilNext());
          continue;
        }
        pass(ready);
        if (!hurried && !closed) {
          pacer.await(new Bell(), BETWEEN_PASSES);
        }
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void pass(List<ObjectKey> ready) throws InterruptedException {
    for (int i = 0; i < ready.size() && !closed; i++) {
      if (!hurried) {
        allowance.take(OPERATIONS);
      }
      if (!attempt(ready.get(i)) && failuresInARow >= OUTAGE) {
        Duration pause = backoff.after(failuresInARow);
        ready.subList(i + 1, ready.size()).forEach(file -> put(file, pause, true));
        break;
      }
    }
    synchronized (lock) {
      busy = false;
    }
    afterPass.run();
  }

  /** Returns whether the storage worked. */
  private boolean attempt(ObjectKey file) {
    try {
      Look look = work.look(file, !hurried);
      worked(file);
      look.again().ifPresent(wait -> put(file, wait, false));
      return true;
    } catch (IOException e) {
      SourceFailure source = SourceFailure.within(e);
      if (source == null) {
        failed(file, e);
        return false;
      }
      worked(file);
      if (source.reason() == SourceFailure.Reason.CHANGED) {
        put(file, BETWEEN_PASSES, true);
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
      return true;
    }
  }

  private void worked(ObjectKey file) {
    failuresInARow = 0;
    stuckSince = -1;
    if (failures.remove(file) != null) {
      notes.clear(file.path());
    }
  }

  private void failed(ObjectKey file, IOException e) {
    failuresInARow++;
    if (stuckSince < 0) {
      stuckSince = pacer.nanoTime();
    }
    put(file, backoff.after(failures.merge(file, 1, Integer::sum)), true);
    notes.add(
        new MirrorProblem(
            MirrorProblem.Kind.STORAGE,
            file.path(),
            "Could not store " + file + ": " + e + ". Try: nothing yet, it is tried again."));
  }

  private void put(ObjectKey file, Duration wait, boolean firm) {
    synchronized (lock) {
      due.put(file, new Due(pacer.nanoTime() + wait.toNanos(), firm));
    }
  }

  private List<ObjectKey> takeReady() {
    List<ObjectKey> ready = new ArrayList<>();
    long now = pacer.nanoTime();
    synchronized (lock) {
      due.forEach(
          (file, when) -> {
            if (when.at() <= now || (hurried && !when.firm())) {
              ready.add(file);
            }
          });
      ready.forEach(due::remove);
      busy = !ready.isEmpty();
    }
    return ready;
  }

  private Duration untilNext() {
    synchronized (lock) {
      long now = pacer.nanoTime();
      long next = due.values().stream().mapToLong(Due::at).min().orElse(Long.MAX_VALUE);
      return Duration.ofNanos(Math.max(0, Math.min(next - now, IDLE.toNanos())));
    }
  }

  /** When a file is looked at, and whether not before, even when hurried. */
  private record Due(long at, boolean firm) {}

  /** What is done with a file. */
  public interface Work {
    /** Looks at a file; see {@link FileSender#look}. */
    Look look(ObjectKey file, boolean patient) throws IOException;
  }
}
