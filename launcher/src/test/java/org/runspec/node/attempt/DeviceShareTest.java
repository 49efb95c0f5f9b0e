package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeviceShareTest {
  private static List<String> shares(List<String> granted, double perRun, int slots) {
    return IntStream.range(0, slots)
        .mapToObj(slot -> DeviceShare.of(Optional.of(granted), Optional.of(perRun), slot, slots, 8))
        .map(share -> share.visible().orElseThrow())
        .toList();
  }

  @Test
  void eachSlotHasItsOwnWholeDevices() {
    assertEquals(List.of("0", "1"), shares(List.of("0", "1"), 1, 2));
    assertEquals(List.of("0,1", "2,3"), shares(List.of("0", "1", "2", "3"), 2, 2));
  }

  @Test
  void fractionsShareADeviceAndUuidsAreKept() {
    assertEquals(
        List.of("GPU-a", "GPU-a", "GPU-b", "GPU-b"), shares(List.of("GPU-a", "GPU-b"), 0.5, 4));
  }

  @Test
  void noDevicesForRunsThatNeedNone() {
    assertEquals(List.of("", ""), shares(List.of("0"), 0, 2));
    assertEquals(List.of(""), shares(List.of(), 1, 1));
  }

  @Test
  void withoutAWishRunsSeeWhatWasGranted() {
    var share = DeviceShare.of(Optional.of(List.of("2", "3")), Optional.empty(), 1, 4, 8);
    assertEquals(Optional.of("2,3"), share.visible());
    assertEquals(OptionalInt.of(2), share.threads());
    assertEquals(
        Optional.empty(), DeviceShare.of(Optional.empty(), Optional.of(1.0), 0, 16, 8).visible());
    assertEquals(
        OptionalInt.of(1), DeviceShare.of(Optional.empty(), Optional.of(1.0), 0, 16, 8).threads());
  }
}
