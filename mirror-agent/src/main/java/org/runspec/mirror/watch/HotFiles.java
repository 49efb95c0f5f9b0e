package org.runspec.mirror.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.runspec.pace.Pacer;
import org.runspec.storage.ObjectKey;

/** The few files that changed last, which are looked at more often than a slow walk gets there. */
final class HotFiles {
  private static final int MOST = 8;
  private static final int AT_ONCE = 2;
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Pacer pacer;
  private final Map<ObjectKey, Boolean> files = new LinkedHashMap<>();
  private long next;

  HotFiles(Pacer pacer) {
    this.pacer = pacer;
    this.next = pacer.nanoTime();
  }

  /** A file was seen to change. */
  void add(ObjectKey file) {
    files.remove(file);
    files.put(file, true);
    if (files.size() > MOST) {
      files.remove(files.keySet().iterator().next());
    }
  }

  /** Those to be looked at now, each in turn. */
  List<ObjectKey> due() {
    if (pacer.nanoTime() < next) {
      return List.of();
    }
    next = pacer.nanoTime() + PERIOD.toNanos();
    List<ObjectKey> due = new ArrayList<>(files.keySet());
    due = due.subList(0, Math.min(AT_ONCE, due.size()));
    due.forEach(this::add);
    return due;
  }
}
