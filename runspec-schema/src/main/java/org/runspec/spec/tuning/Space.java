package org.runspec.spec.tuning;

import java.util.List;
import java.util.Optional;

/** What a text such as {@code $uniform(0, 1)} or {@code $linspace(0, 1, 5)} stands for. */
public sealed interface Space {
  /** Some values, one of which is chosen: numbers, texts and truth values. */
  record Listed(List<Object> values) implements Space {
    public Listed {
      values = List.copyOf(values);
    }
  }

  /** A distribution from which one is drawn. */
  record Drawn(Spread spread) implements Space {}

  /**
   * Nothing that makes sense.
   *
   * @param what what is wrong
   * @param allowed what would be right
   * @param fix the one thing to try, if there is a good guess
   */
  record Mistaken(String what, String allowed, Optional<String> fix) implements Space {}
}
