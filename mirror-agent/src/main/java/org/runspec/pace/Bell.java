package org.runspec.pace;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one thread that waits for it. Rung while nobody waits, it wakes the next who does. */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rings = lock.newCondition();
  private boolean rung;

  /** Wakes the waiting thread. */
  public void ring() {
    lock.lock();
    try {
      rung = true;
      rings.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void await(Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (!rung && left > 0) {
        left = rings.awaitNanos(left);
      }
      rung = false;
    } finally {
      lock.unlock();
    }
  }
}
