package org.runspec.node.slots;

import java.util.BitSet;
import java.util.function.BooleanSupplier;

/** A machine that is one node's alone: there is always a place. */
public final class OwnSlots implements Slots {
  private final int count;
  private final BitSet taken = new BitSet();

  /** As many as the node has runs going at most. */
  public OwnSlots(int count) {
    this.count = count;
  }

  @Override
  public synchronized int take(BooleanSupplier stop) {
    int free = taken.nextClearBit(0);
    taken.set(free);
    return free;
  }

  @Override
  public synchronized void giveBack(int slot) {
    taken.clear(slot);
  }

  @Override
  public boolean isWanted() {
    return false;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void close() {}
}
