package org.runspec.mirror.send;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/**
 * Files that are to be looked at, each once however often it was named, and those that are being
 * looked at: one that changes meanwhile waits for its turn. Safe for use by many threads.
 */
final class DueFiles {
  private final Pacer pacer;
  private final Map<ObjectKey, Due> due = new LinkedHashMap<>();
  private final Set<ObjectKey> busy = new HashSet<>();

  DueFiles(Pacer pacer) {
    this.pacer = pacer;
  }

  /** When a file is looked at, and whether not before, even when hurried. */
  private record Due(long at, boolean firm) {}

  /** A file is due now, unless it has to wait; returns whether that is news. */
  synchronized boolean offer(ObjectKey file) {
    Due known = due.get(file);
    if (known != null && (known.firm() || known.at() <= pacer.nanoTime())) {
      return false;
    }
    due.put(file, new Due(pacer.nanoTime(), false));
    return true;
  }

  /**
   * A file is due later.
   *
   * @param firm whether not before, even when hurried
   */
  synchronized void put(ObjectKey file, Duration wait, boolean firm) {
    due.put(file, new Due(pacer.nanoTime() + wait.toNanos(), firm));
  }

  /** Takes what is due; until they are {@link #done} nobody else gets them. */
  synchronized List<ObjectKey> take(boolean hurried) {
    List<ObjectKey> ready = new ArrayList<>();
    long now = pacer.nanoTime();
    due.forEach(
        (file, when) -> {
          if ((when.at() <= now || (hurried && !when.firm())) && !busy.contains(file)) {
            ready.add(file);
          }
        });
    ready.forEach(due::remove);
    busy.addAll(ready);
    return ready;
  }

  synchronized void done(ObjectKey file) {
    busy.remove(file);
  }

  /** How many wait for a look. */
  synchronized int waiting() {
    return due.size();
  }

  /** Whether nothing waits and nothing is being looked at. */
  synchronized boolean isEmpty() {
    return due.isEmpty() && busy.isEmpty();
  }

  /** How long nothing that can be taken is due, at most so long. */
  synchronized Duration untilNext(Duration atMost) {
    long now = pacer.nanoTime();
    long wait =
        due.entrySet().stream()
            .filter(entry -> !busy.contains(entry.getKey()))
            .mapToLong(entry -> entry.getValue().at() - now)
            .min()
            .orElse(atMost.toNanos());
    return Duration.ofNanos(Math.max(0, Math.min(wait, atMost.toNanos())));
  }
}
