package org.runspec.node.journal;

import java.io.IOException;
import java.time.Duration;

/** Something on the node's disk that is brought to the store as it grows. */
public interface Shipment extends Persistence.Order {
  /**
   * Brings what is there and not yet in the store. May be called by any thread; one at a time does
   * the work. When it returns, all that was there when it was called is durable in the store.
   *
   * @throws IOException if the store cannot be reached; nothing is lost, nothing stands there twice
   */
  void ship() throws IOException;

  /** How long shipping had better wait, unless somebody needs it now. */
  default Duration pause() {
    return Duration.ZERO;
  }

  @Override
  default void give() throws IOException {
    ship();
  }
}
