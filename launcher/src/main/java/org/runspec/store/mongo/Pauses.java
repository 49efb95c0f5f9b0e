package org.runspec.store.mongo;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How a call waits before it is made again. */
interface Pauses {
  void pause(Duration length) throws InterruptedException;

  /** Waits as long as told. */
  static Pauses real() {
    ReentrantLock lock = new ReentrantLock();
    Condition never = lock.newCondition();
    return length -> {
      long left = length.toNanos();
      lock.lock();
      try {
        while (left > 0) {
          left = never.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    };
  }
}
