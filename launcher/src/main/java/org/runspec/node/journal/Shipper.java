package org.runspec.node.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.runspec.run.program.Bell;
import org.runspec.run.program.Pacer;

/** Brings what grows to the store while it grows, on a thread of its own. */
public final class Shipper implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Pacer pacer;
  private final Persistence.Pauses pauses = new Persistence.Pauses();
  private final Set<Shipment> shipments = ConcurrentHashMap.newKeySet();
  private final Bell bell = new Bell();
  private final Thread thread = new Thread(this::work, "shipper");
  private volatile boolean closed;
  private volatile String trouble = "";

  /** Starts with nothing to ship. */
  public Shipper(Pacer pacer) {
    this.pacer = pacer;
    thread.setDaemon(true);
    thread.start();
  }

  /** Begins to ship something, until it is {@link #remove}d. */
  public void add(Shipment shipment) {
    shipments.add(shipment);
  }

  /** Ships it no more. */
  public void remove(Shipment shipment) {
    shipments.remove(shipment);
  }

  /** What keeps it from shipping now, in one line; empty if nothing does. */
  public Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  private void work() {
    try {
      while (!closed) {
        Duration pause = shipAll() ? INTERVAL : pauses.next();
        pacer.await(bell, pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean shipAll() {
    String found = "";
    for (Shipment shipment : shipments) {
      try {
        shipment.ship();
      } catch (IOException | RuntimeException e) {
        found = e.toString(); // told by the heartbeat; whoever ends the shipment meets it again
      }
    }
    trouble = found;
    if (found.isEmpty()) {
      pauses.reset();
    }
    return found.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
  }
}
