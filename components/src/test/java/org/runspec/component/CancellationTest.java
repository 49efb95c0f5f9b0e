package org.runspec.component;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancellationTest {

  @Test
  void workThatNobodyStopsGoesOn() {
    assertFalse(Cancellation.never().isRequested());
    assertDoesNotThrow(Cancellation.never()::throwIfRequested);
  }

  @Test
  void workThatIsStoppedKnowsWhyInTheWordsOfTheStopFile() {
    Cancellation cancellation = () -> Optional.of(Cancellation.Reason.EARLY_STOP);

    CancelledException thrown =
        assertThrows(CancelledException.class, cancellation::throwIfRequested);
    assertEquals(Cancellation.Reason.EARLY_STOP, thrown.reason());
    assertEquals("stopped: early_stop", thrown.getMessage());
  }
}
