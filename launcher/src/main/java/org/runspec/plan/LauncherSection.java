package org.runspec.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.runspec.config.Secret;
import org.runspec.job.JobShape;
import org.runspec.job.Schedule;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Provenance;

/**
 * A runspec's {@code job_launcher}, valid by its schema, as values; reports what the schema lets
 * pass.
 */
final class LauncherSection {
  private static final String SECTION = "job_launcher";
  private static final long MOST_RUNS = 1_000_000;
  private static final long MOST_NODES = 10_000;
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> OWNED = Set.of("CUDA_VISIBLE_DEVICES");

  private final Mapping tree;
  private final Problems problems;

  LauncherSection(Mapping tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  /** How many runs on how many nodes; parents have no numbers yet. */
  JobShape shape() {
    int runs = count("total_runs", MOST_RUNS);
    int nodes = count("compute_nodes", MOST_NODES);
    int atATime = count("runs_per_node", MOST_NODES);
    if (!isTrue("direct")) {
      return new JobShape(runs, nodes, atATime, 1);
    }
    if (isWritten("total_runs") && runs != nodes) {
      error(
          "total_runs",
          "there are " + runs + " runs on " + nodes + " nodes",
          "with direct each node is one run: as many runs as nodes");
    }
    if (atATime != 1) {
      error("runs_per_node", "it is " + atATime, "with direct each node is one run");
    }
    return new JobShape(nodes, nodes, 1, 1, true);
  }

  int count(String property, long most) {
    long value = number(property).longValue();
    if (value < (property.equals("max_losses") ? 0 : 1) || value > most) {
      error(
          property,
          value + " is out of range",
          String.format(java.util.Locale.ROOT, "a job has 1 to %,d", most));
      return 1;
    }
    return (int) value;
  }

  String text(String property) {
    Object value = value(property);
    return value == null ? "" : value.toString();
  }

  /** The search's algorithm; empty without search. */
  Optional<String> algorithm() {
    Object value = value("hp_tuning");
    return value == null || value.equals(false) || value.equals(0L)
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  Schedule schedule() {
    return text("schedule").equals("static") ? Schedule.STATIC : Schedule.DYNAMIC;
  }

  boolean isTrue(String property) {
    Object value = value(property);
    return Boolean.TRUE.equals(value) || Long.valueOf(1).equals(value);
  }

  /** Whether somebody wrote the property, rather than leaving it to its default. */
  boolean isWritten(String property) {
    return tree.get(property)
        .map(Node::provenance)
        .map(Provenance::steps)
        .filter(steps -> !isDefault(steps))
        .isPresent();
  }

  /** What the command line sets may have been a default before. */
  private static boolean isDefault(List<Provenance.Step> steps) {
    return steps.stream().anyMatch(Provenance.Defaulted.class::isInstance)
        && steps.stream().noneMatch(Provenance.Overridden.class::isInstance);
  }

  boolean isSet(String property) {
    Object value = value(property);
    return value != null && !value.equals(false);
  }

  Optional<Double> timeLimit() {
    Object value = value("time_limit");
    if (value == null) {
      return Optional.empty();
    }
    OptionalDouble seconds = TimeText.seconds(value);
    if (seconds.isEmpty()) {
      error("time_limit", "'" + value + "' is no length of time", "write seconds, 45m or 1h30m");
      return Optional.empty();
    }
    return Optional.of(seconds.getAsDouble());
  }

  Optional<Double> gpusPerRun() {
    return value("gpus_per_run") instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  /** Variables of the runs, by name. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    below("env")
        .forEach(
            (name, value) -> {
              if (value instanceof Map || value instanceof Iterable || value == null) {
                error("env", name + " is no single value", "write {NAME: value}");
              } else if (isVariable("env", name)) {
                environment.put(name, value.toString());
              }
            });
    return environment;
  }

  /** Where the secrets of the runs are kept, by variable. */
  Map<String, Secret> secrets() {
    Map<String, Secret> secrets = new LinkedHashMap<>();
    below("secrets")
        .forEach(
            (name, value) -> {
              Optional<Secret> secret = Secret.of(value);
              if (secret.isEmpty()) {
                error(
                    "secrets",
                    name + " is not a reference to a secret",
                    String.valueOf(value).startsWith("$vault")
                        ? "$vault cannot be asked yet: write {env: NAME} or {file: PATH}"
                        : "write {env: NAME} or {file: PATH}, never the secret itself");
              } else if (isVariable("secrets", name)) {
                secrets.put(name, secret.get());
              }
            });
    return secrets;
  }

  private boolean isVariable(String property, String name) {
    if (!VARIABLE.matcher(name).matches()) {
      error(property, "'" + name + "' cannot be a variable", "letters, digits and underscores");
      return false;
    }
    if (name.startsWith("RUNSPEC_") || name.startsWith("XT_") || OWNED.contains(name)) {
      error(property, name + " is set by Runspec itself", "another name");
      return false;
    }
    return true;
  }

  private Map<String, Object> below(String property) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (value(property) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(name.toString(), value));
    }
    return values;
  }

  /** A property as it was written, or its default. */
  Optional<Node> node(String property) {
    return tree.get(property);
  }

  Position position(String property) {
    return tree.get(property).map(Node::position).orElse(tree.position());
  }

  void error(String property, String what, String allowed) {
    problems.add(
        Problem.error(position(property), SECTION + "." + property, what).allowing(allowed));
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  void warn(String property, String what, String fix) {
    problems.add(
        Problem.warning(position(property), SECTION + "." + property, what).suggesting(fix));
  }

  private Number number(String property) {
    return value(property) instanceof Number number ? number : 1;
  }

  private Object value(String property) {
    return tree.get(property).map(PlainValues::of).orElse(null);
  }
}
