package org.runspec.node.attempt;

import java.util.List;
import java.util.Map;
import org.runspec.job.FileSum;
import org.runspec.job.NotKept;

/**
 * What a copy is at its end.
 *
 * @param sums of all files that the store has, by path in the attempt's folder
 * @param notKept the others
 */
public record Swept(Map<String, FileSum> sums, List<NotKept> notKept) {
  /** Of nothing. */
  static final Swept NOTHING = new Swept(Map.of(), List.of());

  /** Copies both. */
  public Swept {
    sums = Map.copyOf(sums);
    notKept = List.copyOf(notKept);
  }
}
