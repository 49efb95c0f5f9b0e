package org.runspec.component.binding;

import java.util.List;

/** What stands behind a component's name. */
public sealed interface Implementation {
  /** A class, from the class path or from the component's folder. */
  record JavaClass(Class<?> type) implements Implementation {}

  /**
   * No class; the component may still be a program.
   *
   * @param lookedFor what would have been taken, for a message
   */
  record Absent(List<String> lookedFor) implements Implementation {
    public Absent {
      lookedFor = List.copyOf(lookedFor);
    }
  }
}
