package org.runspec.batchservice.cloud;

import java.util.Map;

/** How many cores pools may still take. */
final class Quota {
  private final State state;

  Quota(State state) {
    this.state = state;
  }

  /** Whether a pool may have so many more nodes. */
  boolean allows(Pool pool, int nodes, boolean dedicated) {
    return used(dedicated) + nodes * pool.cores() <= limit(dedicated);
  }

  private int limit(boolean dedicated) {
    Circumstances now = state.circumstances();
    return dedicated ? now.dedicatedCores() : now.lowPriorityCores();
  }

  private int used(boolean dedicated) {
    int cores = 0;
    for (Pool pool : state.pools()) {
      for (Node node : pool.nodes()) {
        if (node.isDedicated() == dedicated && node.isThere()) {
          cores += pool.cores();
        }
      }
    }
    return cores;
  }

  /** Tells a pool that it gets none. */
  void refuse(Pool pool, int nodes, boolean dedicated) {
    pool.error(
        dedicated ? "AccountCoreQuotaReached" : "AccountLowPriorityCoreQuotaReached",
        dedicated
            ? "The specified account has reached core quota"
            : "The specified account has reached low priority core quota",
        Map.of(
            "Limit",
            String.valueOf(limit(dedicated)),
            "Current usage",
            String.valueOf(used(dedicated)),
            "Requested",
            String.valueOf(nodes * pool.cores())));
  }
}
