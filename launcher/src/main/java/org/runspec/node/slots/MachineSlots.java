package org.runspec.node.slots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/**
 * The slots that all jobs of a user on this machine share, one locked file each. A node asks for
 * one at a time, first come first served within its job; jobs come in the order in which they
 * began.
 */
public final class MachineSlots implements Slots {
  /** A waiter looks this often: nobody can wait for one of several locks. */
  private static final Duration LOOK = Duration.ofMillis(15);

  private static final Duration LOOK_FROM_AFAR = Duration.ofMillis(60);
  private static final Duration WANTED_IS_FRESH = Duration.ofMillis(100);

  private final Path folder;
  private final int count;
  private final Pacer pacer;
  private final Queue queue;
  private final LockedFile job;
  private final Map<Integer, LockedFile> held = new HashMap<>();
  private final Bell never = new Bell();

  /** One thread of this process at a time waits for a slot. */
  private final ReentrantLock turn = new ReentrantLock(true);

  /** One thread of this process at a time has the mutex, which keeps processes apart. */
  private final ReentrantLock mutexTurn = new ReentrantLock();

  private long looked;
  private boolean wanted;

  private MachineSlots(Path folder, int count, Pacer pacer, Queue queue, LockedFile job) {
    this.folder = folder;
    this.count = count;
    this.pacer = pacer;
    this.queue = queue;
    this.job = job;
    this.looked = pacer.nanoTime() - WANTED_IS_FRESH.toNanos();
  }

  /**
   * Enters the queue of jobs.
   *
   * @param folder shared by all, absolute; made if absent
   * @param count runs that may go on at the same time, of all jobs together
   * @param job what no other job on this machine is called: letters, digits, {@code -}
   * @param node which of its nodes
   */
  public static MachineSlots enter(Path folder, int count, String job, String node, Pacer pacer)
      throws IOException {
    Files.createDirectories(folder);
    Queue queue = new Queue(folder);
    LockedFile mutex = LockedFile.lock(folder.resolve("mutex"));
    try {
      return new MachineSlots(folder, count, pacer, queue, queue.enter(job, node));
    } finally {
      mutex.release();
    }
  }

  @Override
  public int take(BooleanSupplier stop) throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      LockedFile ticket = exclusively(() -> queue.join(job));
      try {
        String name = ticket.path().getFileName().toString();
        while (!stop.getAsBoolean()) {
          boolean first = exclusively(queue::first).filter(name::equals).isPresent();
          Optional<Integer> slot = first ? free() : Optional.empty();
          if (slot.isPresent()) {
            return slot.get();
          }
          pacer.await(never, first ? LOOK : LOOK_FROM_AFAR);
        }
        return -1;
      } finally {
        exclusively(
            () -> {
              queue.leave(ticket);
              return "";
            });
      }
    } finally {
      turn.unlock();
    }
  }

  private synchronized Optional<Integer> free() throws IOException {
    for (int slot = 0; slot < count; slot++) {
      if (!held.containsKey(slot)) {
        Optional<LockedFile> lock = LockedFile.tryLock(folder.resolve("slot" + slot));
        if (lock.isPresent()) {
          held.put(slot, lock.get());
          return Optional.of(slot);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public synchronized void giveBack(int slot) throws IOException {
    LockedFile lock = held.remove(slot);
    if (lock != null) {
      lock.release();
    }
  }

  /** Those who wait in this process do not count: for them nothing would be won. */
  @Override
  public boolean isWanted() throws IOException {
    mutexTurn.lock();
    try {
      if (pacer.nanoTime() - looked >= WANTED_IS_FRESH.toNanos()) {
        wanted = exclusively(queue::othersWait);
        looked = pacer.nanoTime();
      }
      return wanted;
    } finally {
      mutexTurn.unlock();
    }
  }

  @Override
  public int count() {
    return count;
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  /** One process at a time, and one thread of it. */
  private <T> T exclusively(Work<T> work) throws IOException {
    mutexTurn.lock();
    try {
      LockedFile mutex = LockedFile.lock(folder.resolve("mutex"));
      try {
        return work.done();
      } finally {
        mutex.release();
      }
    } finally {
      mutexTurn.unlock();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    for (int slot : Map.copyOf(held).keySet()) {
      giveBack(slot);
    }
    job.delete();
  }
}
