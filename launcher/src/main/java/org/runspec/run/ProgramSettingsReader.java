package org.runspec.run;

import java.nio.file.InvalidPathException;
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
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.problem.Quote;
import org.runspec.spec.problem.UserProblem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tree.Sequence;

/** Reads the properties that say how a program is run; a definition may have each or not. */
final class ProgramSettingsReader {
  private final Mapping tree;
  private final String path;
  private final Problems problems;

  ProgramSettingsReader(StageSpec spec, Problems problems) {
    this.tree = spec.tree();
    this.path = spec.path();
    this.problems = problems;
  }

  ProgramSettings read(boolean needsCommand) {
    return new ProgramSettings(
        needsCommand ? command() : new ProgramSettings.Command.OwnFile(),
        path("python").map(Path::toString),
        arguments(),
        style(),
        metrics(),
        text("step_name").orElse("iters"),
        environment(),
        timeLimit(),
        duration("grace").orElse(ProgramPlan.DEFAULT_GRACE),
        scalar("minimize").map(value -> value.value().equals(true)).orElse(false));
  }

  private Optional<Scalar> scalar(String property) {
    return tree.get(property)
        .filter(node -> node instanceof Scalar scalar && !scalar.isNull() && !scalar.isUnknown())
        .map(Scalar.class::cast);
  }

  private List<Mapping.Entry> entries(String property) {
    return tree.get(property)
        .filter(Mapping.class::isInstance)
        .map(node -> ((Mapping) node).entries())
        .orElse(List.of());
  }

  private Optional<String> text(String property) {
    return scalar(property).filter(value -> isPassable(value, property)).map(Scalar::text);
  }

  /** Whether the operating system lets a program have this text; else there is a problem more. */
  private boolean isPassable(Scalar value, String property) {
    return isPassable(value.text(), value.position(), property);
  }

  private boolean isPassable(String text, Position position, String property) {
    boolean passable = text.indexOf('\0') < 0;
    if (!passable) {
      problems.add(
          Problem.error(position, path + "." + property, "it holds the character U+0000")
              .allowing("no program can be given that"));
    }
    return passable;
  }

  private Optional<Path> path(String property) {
    Optional<String> text = text(property);
    try {
      return text.map(Path::of);
    } catch (InvalidPathException e) {
      problems.add(
          problem(
              scalar(property).orElseThrow(), property, "this names no file: " + e.getReason()));
      return Optional.empty();
    }
  }

  private ArgumentStyle style() {
    Optional<Scalar> written = scalar("arg_style");
    try {
      return written.map(style -> ArgumentStyle.of(style.text())).orElse(ArgumentStyle.EQUALS);
    } catch (UserProblem e) {
      e.at(written.orElseThrow().position(), path + ".arg_style").forEach(problems::add);
      return ArgumentStyle.EQUALS;
    }
  }

  private Problem problem(Node node, String property, String what) {
    return Problem.error(node.position(), path + "." + property, what);
  }

  private ProgramSettings.Command command() {
    Node node = tree.get("command").orElse(tree);
    if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
      isPassable(scalar, "command");
      return new ProgramSettings.Command.Line(scalar.text());
    }
    List<String> words = new ArrayList<>();
    for (Node item : node instanceof Sequence list ? list.items() : List.<Node>of()) {
      if (item instanceof Scalar word && !word.isNull()) {
        isPassable(word, "command");
        words.add(word.text());
      } else {
        problems.add(problem(item, "command", "a word of the command is a single value"));
      }
    }
    if (words.isEmpty() && !(node instanceof Scalar scalar && scalar.isUnknown())) {
      problems.add(
          problem(node, "command", "there is no program to run")
              .suggesting("write 'command: [python3, train.py]'"));
    }
    return new ProgramSettings.Command.Words(words);
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    for (Mapping.Entry entry : entries("args")) {
      isPassable(entry.key(), entry.keyPosition(), "args");
      value(entry).ifPresent(value -> arguments.add(new Argument(entry.key(), value)));
    }
    return arguments;
  }

  private Optional<Argument.Value> value(Mapping.Entry entry) {
    String property = "args." + entry.key();
    if (entry.value() instanceof Scalar scalar) {
      isPassable(scalar, property);
      return Optional.of(
          scalar.isNull() ? new Argument.Absent() : new Argument.Text(scalar.text()));
    }
    if (entry.value() instanceof Sequence list
        && list.items().stream().allMatch(Scalar.class::isInstance)) {
      list.items().forEach(item -> isPassable((Scalar) item, property));
      return Optional.of(
          new Argument.Several(list.items().stream().map(item -> ((Scalar) item).text()).toList()));
    }
    problems.add(
        problem(entry.value(), property, "an argument is a value or a list of values")
            .suggesting("let the program read the file named by RUNSPEC_STAGE_SPEC"));
    return Optional.empty();
  }

  private MetricsSource metrics() {
    Optional<Scalar> from = scalar("metrics_from");
    if (from.isEmpty()) {
      return new MetricsSource.JsonLines();
    }
    Optional<Path> place = path("metrics_path");
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
    } catch (UserProblem e) {
      e.at(pattern.get().position(), path + ".metrics_pattern").forEach(problems::add);
      return new MetricsSource.JsonLines();
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (Mapping.Entry entry : entries("env")) {
      checkVariable(entry);
      if (entry.value() instanceof Scalar scalar) {
        isPassable(scalar, "env");
        variables.put(entry.key(), scalar.isNull() ? "" : scalar.text());
      } else {
        problems.add(problem(entry.value(), "env", "a variable has a single value"));
      }
    }
    return variables;
  }

  private void checkVariable(Mapping.Entry entry) {
    String name = entry.key();
    if (isPassable(name, entry.keyPosition(), "env") && (name.isEmpty() || name.contains("="))) {
      problems.add(
          Problem.error(entry.keyPosition(), path + ".env", "'" + name + "' names no variable")
              .allowing("a name has at least one character and no ="));
    }
  }

  private Optional<Duration> timeLimit() {
    Optional<Duration> limit = duration("time_limit");
    if (limit.filter(Duration::isZero).isPresent()) {
      Node written = tree.get("time_limit").orElseThrow();
      problems.add(
          problem(written, "time_limit", "a time of 0 ends every program")
              .suggesting("null is for no limit"));
    }
    return limit;
  }

  private Optional<Duration> duration(String property) {
    Optional<Scalar> written = scalar(property);
    Optional<Duration> duration = written.map(Scalar::text).flatMap(Durations::parse);
    if (written.isPresent() && duration.isEmpty()) {
      Scalar wrong = written.get();
      problems.add(
          problem(wrong, property, Quote.of(wrong.text()) + " is not a time")
              .allowing("a time is a number of seconds, or like 45s, 30m, 1h30m, 2d"));
    }
    return duration;
  }
}
