package org.runspec.report.plot.scene;

import java.util.List;
import java.util.Optional;

/**
 * Marks that belong together.
 *
 * @param role what they are for
 * @param key which legend entry they belong to, from 0; -1 for none
 * @param clip nothing is seen of them outside of it
 */
public record Layer(Role role, int key, Optional<Box> clip, List<Mark> marks) {
  /** What marks are for. */
  public enum Role {
    /** Axes, titles and the like. */
    GROUND,
    /** Data. */
    TRACE,
    /** An entry of the legend. */
    ENTRY
  }

  public Layer {
    marks = List.copyOf(marks);
  }

  /** Of no trace. */
  public static Layer ground(List<Mark> marks) {
    return new Layer(Role.GROUND, -1, Optional.empty(), marks);
  }

  /** A trace's. */
  public static Layer trace(int key, Box clip, List<Mark> marks) {
    return new Layer(Role.TRACE, key, Optional.of(clip), marks);
  }

  /** A legend's. */
  public static Layer entry(int key, List<Mark> marks) {
    return new Layer(Role.ENTRY, key, Optional.empty(), marks);
  }
}
