package org.runspec.store;

import java.util.Optional;

/**
 * What somebody sees of a job's nodes where they were started.
 *
 * @param said by their target of those that wait or are gone, as a sentence without a full stop
 */
public record Sighting(NodesSeen nodes, Optional<String> said) {
  /** Of somebody who is elsewhere. */
  public static final Sighting NOTHING = of(NodesSeen.UNKNOWN);

  /** What can be seen, and nobody says more. */
  public static Sighting of(NodesSeen nodes) {
    return new Sighting(nodes, Optional.empty());
  }
}
