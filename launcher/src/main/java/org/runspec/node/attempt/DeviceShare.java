package org.runspec.node.attempt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.runspec.run.program.command.StageFacts;

/** A slot's share of the machine's accelerators and processors. */
final class DeviceShare {
  private DeviceShare() {}

  /**
   * The share of one slot.
   *
   * @param granted the devices of all slots together; absent where nobody said
   * @param perRun devices of each run, a fraction if runs share one; absent where runs see all
   * @param slot from 0
   * @param slots how many there are
   */
  static StageFacts.Devices of(
      Optional<List<String>> granted, Optional<Double> perRun, int slot, int slots, int cores) {
    OptionalInt threads = OptionalInt.of(Math.max(1, cores / Math.max(1, slots)));
    if (granted.isEmpty() || perRun.isEmpty()) {
      return new StageFacts.Devices(granted.map(all -> String.join(",", all)), threads);
    }
    return new StageFacts.Devices(
        Optional.of(String.join(",", subset(granted.get(), perRun.get(), slot))), threads);
  }

  /** Runs that need whole devices get neighbours; those that share one get the same. */
  private static Set<String> subset(List<String> granted, double perRun, int slot) {
    List<String> chosen = new ArrayList<>();
    if (perRun > 0 && !granted.isEmpty()) {
      int first = (int) Math.floor(slot * perRun + 1e-9);
      int count = (int) Math.max(1, Math.ceil(perRun - 1e-9));
      for (int i = 0; i < count; i++) {
        chosen.add(granted.get((first + i) % granted.size()));
      }
    }
    return new LinkedHashSet<>(chosen);
  }
}
