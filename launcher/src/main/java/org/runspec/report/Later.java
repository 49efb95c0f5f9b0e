package org.runspec.report;

import java.util.Optional;

/** A value of an entry that costs something, and is found out when it is first asked for. */
public final class Later {
  private final Source source;
  private Optional<Object> found = Optional.empty();
  private boolean asked;

  /** Asks no more than once. */
  public Later(Source source) {
    this.source = source;
  }

  /** Where the value comes from. */
  @FunctionalInterface
  public interface Source {
    /** Finds out; empty if it is unknown. */
    Optional<Object> find();
  }

  synchronized Optional<Object> value() {
    if (!asked) {
      found = source.find();
      asked = true;
    }
    return found;
  }
}
