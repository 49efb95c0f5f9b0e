package org.runspec.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A node's sign of life ({@code alive}), rewritten with the next number every few seconds.
 * Observers compare numbers by their own clock and never trust {@code at}.
 *
 * @param sequence from 1, one more each time
 * @param state of the node's parent run
 * @param running the runs that go on it now, by index
 * @param host the machine's name
 * @param process the controller's process id on it
 * @param door where it answers clients, if it does
 * @param reason why it ended in error or was cancelled, or what troubles it; else empty
 */
public record Heartbeat(
    NodeName node,
    long sequence,
    NodeState state,
    List<Integer> running,
    String host,
    long process,
    Optional<Door> door,
    String reason,
    Instant at) {
  public Heartbeat {
    running = List.copyOf(running);
  }

  /**
   * Where a node answers clients over HTTPS.
   *
   * @param address a host name or address
   * @param fingerprint SHA-256 of the certificate that it made at its start, lower-case hexadecimal
   */
  public record Door(String address, int port, String fingerprint) {}
}
