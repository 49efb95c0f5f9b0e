package org.runspec.node.door;

import java.util.OptionalInt;

/**
 * From where a client wants to see a run's output.
 *
 * @param attempt of which it saw something; 0 for none
 * @param position behind the last byte that it saw of that attempt
 * @param lines of any other attempt, so many from the end; less than 0 for all
 */
public record Begin(int attempt, long position, int lines) {
  /** From the beginning, or with the last lines. */
  public static Begin with(OptionalInt lines) {
    return new Begin(0, 0, lines.orElse(-1));
  }
}
