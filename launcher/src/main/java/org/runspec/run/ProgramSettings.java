package org.runspec.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.command.Argument;
import org.runspec.run.program.command.ArgumentStyle;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problems;

/**
 * The properties of a stage that say how its program is run. {@code processors/Command_Proc} has
 * all of them; a component with a program of its own has those that its definition lists.
 *
 * @param command the program and its first arguments
 * @param python the interpreter asked for
 */
record ProgramSettings(
    Command command,
    Optional<String> python,
    List<Argument> arguments,
    ArgumentStyle argumentStyle,
    MetricsSource metrics,
    String stepName,
    Map<String, String> environment,
    Optional<Duration> timeLimit,
    Duration grace,
    boolean minimize) {

  /** What is started. */
  sealed interface Command {
    /** A program and its arguments, as they are. */
    record Words(List<String> words) implements Command {
      public Words {
        words = List.copyOf(words);
      }
    }

    /** A line for the shell. */
    record Line(String line) implements Command {}

    /** The program that stands in the component's folder. */
    record OwnFile() implements Command {}
  }

  /** The variables that the program inherits, and its own over them. */
  Map<String, String> environmentOver(Map<String, String> inherited) {
    Map<String, String> all = new LinkedHashMap<>(inherited);
    all.putAll(environment);
    return all;
  }

  /**
   * Reads a stage's properties.
   *
   * @param needsCommand whether the stage must name its program
   */
  static ProgramSettings read(StageSpec spec, boolean needsCommand, Problems problems) {
    return new ProgramSettingsReader(spec, problems).read(needsCommand);
  }
}
