package org.runspec.batchservice.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gets nodes for pools and takes them away again. */
final class Allocation {
  private final State state;
  private final Quota quota;
  private final Evictions evictions;

  Allocation(State state, Evictions evictions) {
    this.state = state;
    this.quota = new Quota(state);
    this.evictions = evictions;
  }

  /** Does what is due. */
  void step() {
    Instant now = state.now();
    for (Pool pool : state.pools()) {
      if (pool.isDeleting()) {
        evictions.remove(pool, pool.nodes());
        state.remove(pool);
        continue;
      }
      if (pool.isResizing()) {
        resize(pool, now);
      } else if (mayGrow(pool)) {
        pool.resize(pool.target(true), pool.target(false), now);
      }
      for (Node node : pool.nodes()) {
        age(pool, node, now);
      }
      pool.count();
    }
  }

  /** Low-priority nodes come as soon as there is room for them; dedicated ones are asked for. */
  private boolean mayGrow(Pool pool) {
    int there = (int) pool.nodes().stream().filter(node -> !node.isDedicated()).count();
    int missing = pool.target(false) - there;
    boolean dedicatedToo =
        pool.nodes().size() - there == pool.target(true); // else the wish would be repeated
    return missing > 0
        && dedicatedToo
        && state.circumstances().allocation().equals(Circumstances.WORKS)
        && quota.allows(pool, missing, false);
  }

  private void resize(Pool pool, Instant now) {
    boolean complete = true;
    for (boolean dedicated : new boolean[] {true, false}) {
      List<Node> nodes =
          pool.nodes().stream().filter(node -> node.isDedicated() == dedicated).toList();
      int missing = pool.target(dedicated) - nodes.size();
      if (missing < 0) {
        evictions.shrink(pool, nodes, -missing);
        complete &= pool.nodes().stream().noneMatch(evictions::isWaited);
      } else if (missing > 0) {
        complete &= grow(pool, missing, dedicated, now);
      }
    }
    if (complete && pool.nodes().stream().noneMatch(node -> node.is(Node.CREATING))) {
      pool.steady(now);
    }
  }

  /** Returns whether it is decided what becomes of the wish. */
  private boolean grow(Pool pool, int missing, boolean dedicated, Instant now) {
    if (!quota.allows(pool, missing, dedicated)) {
      quota.refuse(pool, missing, dedicated);
      return true;
    }
    Instant since = pool.resizingSince();
    switch (state.circumstances().allocation()) {
      case Circumstances.FAILS -> {
        if (now.isBefore(since.plus(state.circumstances().boot()))) {
          return false;
        }
        pool.error("AllocationFailed", "Desired number of nodes could not be allocated", Map.of());
        return true;
      }
      case Circumstances.NEVER -> {
        if (now.isBefore(since.plus(pool.patience()))) {
          return false;
        }
        pool.error(
            "AllocationTimedout",
            "Desired number of nodes could not be allocated as the resize timeout was reached",
            Map.of());
        return true;
      }
      default -> {
        for (int i = 0; i < missing; i++) {
          pool.add(Node.created(pool, pool.nextNumber(), dedicated, state));
        }
        return true;
      }
    }
  }

  private void age(Pool pool, Node node, Instant now) {
    Circumstances circumstances = state.circumstances();
    boolean booted = !now.isBefore(node.since().plus(circumstances.boot()));
    switch (node.state()) {
      case Node.CREATING, Node.REBOOTING -> {
        if (booted) {
          node.booted(now);
          node.becomes(hasStartTask(pool) ? Node.WAITING : Node.IDLE, now);
        }
      }
      case Node.PREEMPTED, Node.UNUSABLE -> {
        boolean returns =
            !circumstances.absence().isNegative()
                && !now.isBefore(node.since().plus(circumstances.absence()))
                && circumstances.allocation().equals(Circumstances.WORKS);
        if (returns && (node.isThere() || quota.allows(pool, 1, node.isDedicated()))) {
          node.forgetStart();
          node.becomes(node.isThere() ? Node.REBOOTING : Node.CREATING, now);
        }
      }
      default -> {
        // stays as it is until something happens to it
      }
    }
  }

  private static boolean hasStartTask(Pool pool) {
    return pool.document().at("startTask").isObject();
  }
}
