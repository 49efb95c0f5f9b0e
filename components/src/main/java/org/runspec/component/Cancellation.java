package org.runspec.component;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether the work was asked to stop. Asking is cheap: a stage does so in every iteration, saves
 * what it wants to keep, and ends by {@link #throwIfRequested}.
 */
@FunctionalInterface
public interface Cancellation {
  /** Why work is asked to stop; the words are those that programs find in their stop file. */
  enum Reason {
    /** The machine is about to be taken away. */
    PREEMPT,
    /** The time allowed is over. */
    TIME,
    /** The search has given up this run. */
    EARLY_STOP,
    /** A user cancelled the run. */
    CANCEL;

    /** The reason in the stop file: {@code preempt}, {@code time}, {@code early_stop}... */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Why to stop; empty while nobody asked. Once present it stays, unless a user cancels too. */
  Optional<Reason> reason();

  /** Whether the work was asked to stop. */
  default boolean isRequested() {
    return reason().isPresent();
  }

  /**
   * Does nothing while nobody asked.
   *
   * @throws CancelledException if the work was asked to stop
   */
  default void throwIfRequested() {
    reason()
        .ifPresent(
            reason -> {
              throw new CancelledException(reason);
            });
  }

  /** For work that nobody can stop. */
  static Cancellation never() {
    return Optional::empty;
  }
}
