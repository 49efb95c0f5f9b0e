package org.runspec.backend;

import java.util.Optional;

/** How a target says that a node stands. Whether its runs succeeded is not the target's to say. */
public sealed interface NodeStatus {
  /** What the target says of it beyond that, as a sentence without a full stop. */
  default Optional<String> said() {
    return Optional.empty();
  }

  /** It waits for its machine. */
  record Queued(Optional<String> said) implements NodeStatus {
    /** Nobody says why. */
    public Queued() {
      this(Optional.empty());
    }
  }

  /** It is there. */
  record Running() implements NodeStatus {}

  /** It is no longer there. */
  record Gone(Optional<String> said) implements NodeStatus {
    /** Nobody says why. */
    public Gone() {
      this(Optional.empty());
    }
  }

  /**
   * Something else.
   *
   * @param word in the target's own words
   */
  record Unknown(String word) implements NodeStatus {
    @Override
    public Optional<String> said() {
      return Optional.of(word);
    }
  }
}
