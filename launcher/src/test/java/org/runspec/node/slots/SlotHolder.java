package org.runspec.node.slots;

import java.nio.file.Path;
import org.runspec.pace.Pacer;

/**
 * A process that takes slots one after the other: tells {@code has N} on stdout for each, and gives
 * it back when it reads a line.
 */
final class SlotHolder {
  private SlotHolder() {}

  public static void main(String[] args) throws Exception {
    try (MachineSlots slots =
        MachineSlots.enter(
            Path.of(args[0]), Integer.parseInt(args[1]), args[2], args[3], Pacer.real())) {
      System.out.println("entered");
      while (System.in.read() == '\n') {
        int slot = slots.take(() -> false);
        System.out.println("has " + slot + (slots.isWanted() ? " wanted" : ""));
        if (System.in.read() != '\n') {
          return;
        }
        slots.giveBack(slot);
        System.out.println("gave back");
      }
    }
  }
}
