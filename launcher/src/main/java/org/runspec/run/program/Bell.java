package org.runspec.run.program;

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

  /** Waits until it is rung, at most so long; returns whether it was. */
  boolean await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!rung && left > 0) {
        left = rings.awaitNanos(left);
      }
      boolean was = rung;
      rung = false;
      return was;
    } finally {
      lock.unlock();
    }
  }
}
