package org.runspec.node.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.runspec.component.Cancellation.Reason;

class StopOrdersTest {
  private final StopOrders orders = new StopOrders();

  @Test
  void whoCancelledStaysKnownWhenTheNodeIsWithdrawnBehindThat() {
    orders.stop(Reason.CANCEL, "ann");
    orders.stop(Reason.PREEMPT, "");

    assertEquals("ann", orders.cancelledBy());
    assertEquals(Optional.of(Reason.CANCEL), orders.reason());
  }

  @Test
  void whoCancelsWhatWasAskedToGoOnElsewhereIsKnown() {
    orders.stop(Reason.PREEMPT, "");
    orders.stopOnce(Reason.CANCEL, "ann");

    assertEquals("ann", orders.cancelledBy());
    assertEquals(Optional.of(Reason.CANCEL), orders.reason());
  }

  @Test
  void whatIsReadTwiceIsAskedOnce() {
    orders.stopOnce(Reason.CANCEL, "ann");
    orders.stopOnce(Reason.CANCEL, "ann");
    orders.restart("");
    orders.restart("bob");

    assertFalse(orders.signal().wantsKill(), "who cancels twice does not want to wait");
    assertEquals("somebody", orders.restartedBy());
  }

  @Test
  void whatIsSupersededEndsAtOnce() {
    orders.supersede();

    assertTrue(orders.isSuperseded());
    assertTrue(orders.signal().wantsKill());
  }
}
