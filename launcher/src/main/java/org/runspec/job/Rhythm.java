package org.runspec.job;

import java.time.Duration;

/**
 * How the nodes of a job show that they live.
 *
 * @param heartbeatSeconds between a node's signs of life
 * @param leaseSeconds silence of a node after which its runs may be taken over
 */
public record Rhythm(double heartbeatSeconds, double leaseSeconds) {
  private static final double HEARTBEATS_IN_A_LEASE = 6;
  private static final double MILLIS = 1000;

  /** So many signs of life that several may be lost before a node is. */
  public static Rhythm ofLease(double seconds) {
    return new Rhythm(seconds / HEARTBEATS_IN_A_LEASE, seconds);
  }

  /** Between a node's signs of life. */
  public Duration heartbeat() {
    return Duration.ofMillis((long) (heartbeatSeconds * MILLIS));
  }

  /** The age of a sign of life that no difference of clocks explains, as far as these are kept. */
  public Duration longSilence() {
    return lease().multipliedBy(2);
  }

  /** The silence after which a node's runs may be taken over. */
  public Duration lease() {
    return Duration.ofMillis((long) (leaseSeconds * MILLIS));
  }
}
