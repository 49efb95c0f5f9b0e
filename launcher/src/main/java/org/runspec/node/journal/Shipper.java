package org.runspec.node.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.runspec.pace.Bell;
import org.runspec.pace.Pacer;

/** Brings what grows to the store while it grows, on a thread of its own. */
public final class Shipper implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Pacer pacer;
  private final Persistence.Pauses pauses = new Persistence.Pauses();
  private final Set<Shipment> shipments = ConcurrentHashMap.newKeySet();
  private final Bell bell = new Bell();
  private final Thread thread = new Thread(this::work, "shipper");
  private final Listener listener;
  private volatile boolean closed;

  /** Hears, after each round, how it went. */
  public interface Listener {
    /** Something could not be shipped; it is tried again. */
    void failed(Exception why);

    /** All was shipped. */
    void worked();
  }

  /** Starts with nothing to ship. */
  public Shipper(Pacer pacer, Listener listener) {
    this.pacer = pacer;
    this.listener = listener;
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

  /** One that fails keeps no other from being shipped. */
  private boolean shipAll() {
    boolean whole = true;
    for (Shipment shipment : shipments) {
      try {
        if (shipment.pause().isZero()) {
          shipment.ship();
        }
      } catch (IOException | RuntimeException e) {
        whole = false;
        listener.failed(e);
      }
    }
    if (whole) {
      listener.worked();
      pauses.reset();
    }
    return whole;
  }

  @Override
  public void close() {
    closed = true;
    bell.ring();
  }
}
