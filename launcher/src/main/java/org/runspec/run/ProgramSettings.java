package org.runspec.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.run.program.MetricsSource;
import org.runspec.run.program.ProgramPlan;
import org.runspec.run.program.command.Argument;
import org.runspec.run.program.command.ArgumentStyle;
import org.runspec.run.program.report.NamedPattern;
import org.runspec.spec.expand.StageSpec;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

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
    return new Reader(spec, problems).read(needsCommand);
  }

  /** Reads properties that a definition may or may not have. */
  private static final class Reader {
    private final Mapping tree;
    private final String path;
    private final Problems problems;

    Reader(StageSpec spec, Problems problems) {
      this.tree = spec.tree();
      this.path = spec.path();
      this.problems = problems;
    }

    ProgramSettings read(boolean needsCommand) {
      return new ProgramSettings(
          needsCommand ? command() : new Command.OwnFile(),
          text("python"),
          arguments(),
          text("arg_style").map(ArgumentStyle::of).orElse(ArgumentStyle.EQUALS),
          metrics(),
          text("step_name").orElse("iters"),
          environment(),
          scalar("time_limit").flatMap(this::duration),
          scalar("grace").flatMap(this::duration).orElse(ProgramPlan.DEFAULT_GRACE),
          scalar("minimize").map(value -> value.value().equals(true)).orElse(false));
    }

    private Optional<Scalar> scalar(String property) {
      return tree.get(property)
          .filter(node -> node instanceof Scalar scalar && !scalar.isNull())
          .map(Scalar.class::cast);
    }

    private List<Mapping.Entry> entries(String property) {
      return tree.get(property)
          .filter(Mapping.class::isInstance)
          .map(node -> ((Mapping) node).entries())
          .orElse(List.of());
    }

    private Optional<String> text(String property) {
      return scalar(property).map(Scalar::text);
    }

    private Problem problem(Node node, String property, String what) {
      return Problem.error(node.position(), path + "." + property, what);
    }

    private Command command() {
      Node node = tree.get("command").orElse(tree);
      if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
        return new Command.Line(scalar.text());
      }
      List<String> words = new ArrayList<>();
      for (Node item : node instanceof Sequence list ? list.items() : List.<Node>of()) {
        if (item instanceof Scalar word && !word.isNull()) {
          words.add(word.text());
        } else {
          problems.add(problem(item, "command", "a word of the command is a single value"));
        }
      }
      if (words.isEmpty()) {
        problems.add(
            problem(node, "command", "there is no program to run")
                .suggesting("write 'command: [python3, train.py]'"));
      }
      return new Command.Words(words);
    }

    private List<Argument> arguments() {
      List<Argument> arguments = new ArrayList<>();
      for (Mapping.Entry entry : entries("args")) {
        value(entry).ifPresent(value -> arguments.add(new Argument(entry.key(), value)));
      }
      return arguments;
    }

    private Optional<Argument.Value> value(Mapping.Entry entry) {
      if (entry.value() instanceof Scalar scalar) {
        return Optional.of(
            scalar.isNull() ? new Argument.Absent() : new Argument.Text(scalar.text()));
      }
      if (entry.value() instanceof Sequence list
          && list.items().stream().allMatch(Scalar.class::isInstance)) {
        return Optional.of(
            new Argument.Several(
                list.items().stream().map(item -> ((Scalar) item).text()).toList()));
      }
      problems.add(
          problem(
                  entry.value(),
                  "args." + entry.key(),
                  "an argument is a value or a list of values")
              .suggesting("let the program read the file named by RUNSPEC_STAGE_SPEC"));
      return Optional.empty();
    }

    private MetricsSource metrics() {
      Optional<Scalar> from = scalar("metrics_from");
      if (from.isEmpty()) {
        return new MetricsSource.JsonLines();
      }
      Optional<Path> place = text("metrics_path").map(Path::of);
      return switch (from.get().text()) {
        case "csv" -> place.<MetricsSource>map(MetricsSource.Csv::new).orElseGet(this::noPath);
        case "tensorboard" ->
            place.<MetricsSource>map(MetricsSource.TensorBoard::new).orElseGet(this::noPath);
        default -> pattern(from.get());
      };
    }

    private MetricsSource noPath() {
      Node from = tree.get("metrics_from").orElse(tree);
      problems.add(
          problem(from, "metrics_from", "it does not say where the metrics are")
              .suggesting("add 'metrics_path: <experiment_path>/...'"));
      return new MetricsSource.JsonLines();
    }

    private MetricsSource pattern(Scalar from) {
      Optional<Scalar> pattern = scalar("metrics_pattern");
      if (pattern.isEmpty()) {
        problems.add(
            problem(from, "metrics_from", "there is no pattern to find metrics by")
                .suggesting("add 'metrics_pattern: step (?<iters>\\d+) loss (?<loss>\\S+)'"));
        return new MetricsSource.JsonLines();
      }
      try {
        return new MetricsSource.Output(NamedPattern.compile(pattern.get().text()));
      } catch (IllegalArgumentException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        problems.add(problem(pattern.get(), "metrics_pattern", "this is no pattern: " + first));
        return new MetricsSource.JsonLines();
      }
    }

    private Map<String, String> environment() {
      Map<String, String> variables = new LinkedHashMap<>();
      for (Mapping.Entry entry : entries("env")) {
        if (entry.value() instanceof Scalar scalar) {
          variables.put(entry.key(), scalar.isNull() ? "" : scalar.text());
        } else {
          problems.add(problem(entry.value(), "env", "a variable has a single value"));
        }
      }
      return variables;
    }

    private Optional<Duration> duration(Scalar scalar) {
      Optional<Duration> duration = Durations.parse(scalar.text());
      if (duration.isEmpty()) {
        problems.add(
            Problem.error(scalar.position(), path, "'" + scalar.text() + "' is not a time")
                .allowing("a time is a number of seconds, or like 45s, 30m, 1h30m, 2d"));
      }
      return duration;
    }
  }
}
