package org.runspec.run.program.command;

import java.util.List;

/** One entry of the property {@code args}. */
public record Argument(String name, Value value) {

  /** What an argument may hold. */
  public sealed interface Value {}

  /** A text, number or truth value exactly as written: {@code 1e-3} stays {@code 1e-3}. */
  public record Text(String written) implements Value {}

  /** Several texts, also none. */
  public record Several(List<String> written) implements Value {
    /** Keeps a copy. */
    public Several {
      written = List.copyOf(written);
    }
  }

  /** Null: the program's own default shall hold. */
  public record Absent() implements Value {}

  /** A text as it is written. */
  public static Argument of(String name, String written) {
    return new Argument(name, new Text(written));
  }
}
