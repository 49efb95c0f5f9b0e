package org.runspec.mirror.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.runspec.storage.ObjectKey;

/** What earlier walks saw of files that needed attention, and what events told in between. */
final class WalkMemory {
  /** Files that stay as they were, as those that are too large, are named again so seldom. */
  private static final int WALKS_PER_REPETITION = 20;

  private final Set<ObjectKey> told = ConcurrentHashMap.newKeySet();
  private Map<ObjectKey, Long> before = new HashMap<>();
  private Map<ObjectKey, Long> now = new HashMap<>();
  private int walks;
  private int missed;

  /** An event told of a file. */
  void told(ObjectKey file) {
    told.add(file);
  }

  /** A walk begins. */
  void begin() {
    before = now;
    now = new HashMap<>();
    walks++;
  }

  /**
   * A walk met a file that needs attention.
   *
   * @param version differs when the file does
   * @param overdue whether an event of its last change would have come by now
   * @return whether to name it once more
   */
  boolean met(ObjectKey file, long version, boolean overdue) {
    Long known = before.get(file);
    now.put(file, version);
    boolean news = known == null || known != version;
    if (news && overdue && walks > 1 && !told.contains(file)) {
      missed++;
    }
    return news || walks % WALKS_PER_REPETITION == 0;
  }

  /** A walk has ended. */
  void end() {
    told.clear();
  }

  /** How many changes no event told of. */
  int missed() {
    return missed;
  }
}
