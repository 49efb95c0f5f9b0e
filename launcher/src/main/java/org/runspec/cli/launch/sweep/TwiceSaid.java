package org.runspec.cli.launch.sweep;

import java.util.HashSet;
import java.util.Set;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.repro.Tunable;

/** Remarks on hyperparameters of which a command and a file both say something. */
final class TwiceSaid {
  private final String prefix;
  private final Problems problems;
  private final Set<String> replaced = new HashSet<>();

  /**
   * Of commands.
   *
   * @param prefix what their options begin with
   * @param problems gets the remarks
   */
  TwiceSaid(String prefix, Problems problems) {
    this.prefix = prefix;
    this.problems = problems;
  }

  /**
   * What a command lists itself counts.
   *
   * @param file what the file says
   * @param list what the command lists, without brackets
   */
  void listed(Tunable file, String list) {
    String name = file.name();
    Position position =
        file.values().isEmpty()
            ? Position.ofArgument(prefix + name)
            : file.values().get(0).position();
    problems.add(
        Problem.warning(
                position,
                name,
                "the command lists its own values, [" + list + "], which count instead")
            .suggesting("one of the two lists"));
  }

  /**
   * A single value of a command is no more than a place for those of the file; told once of each.
   *
   * @param typed the option with its value
   */
  void single(String typed, String name, String value, Position position) {
    if (replaced.add(name)) {
      problems.add(
          Problem.warning(
                  position, "", typed + " is not what runs get: a file has values for " + name)
              .suggesting(prefix + name + "=[" + value + "] for that value alone"));
    }
  }
}
