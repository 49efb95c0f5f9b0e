package org.runspec.cli.launch;

import java.util.List;
import org.runspec.spec.expand.Assignment;

/**
 * What the command line changed in a runspec.
 *
 * @param typed as it was typed, secrets hidden
 * @param assignments values that were set, in the order in which they count
 * @param replacements whether replacements were set, too
 */
public record SpecChanges(List<String> typed, List<Assignment> assignments, boolean replacements) {
  public SpecChanges {
    typed = List.copyOf(typed);
    assignments = List.copyOf(assignments);
  }
}
