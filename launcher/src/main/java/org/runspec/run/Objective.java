package org.runspec.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.runspec.spec.expand.Runspec;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** What a search would maximise: one number that the run comes to. */
sealed interface Objective {
  /** The property of the root that names it. */
  String PROPERTY = "objective";

  /** The last stage's summary, negated where lower is better. */
  record LastSummary() implements Objective {}

  /**
   * A stage's metric.
   *
   * @param stage from 1
   * @param metric its short name
   * @param minimize whether lower is better
   * @param reduce how its rows become one number
   */
  record StageMetric(int stage, String metric, boolean minimize, Reduction reduce)
      implements Objective {}

  /** How the rows of a metric become one number. */
  enum Reduction {
    LAST,
    BEST,
    MEAN;

    OptionalDouble of(List<Double> values, boolean minimize) {
      if (values.isEmpty()) {
        return OptionalDouble.empty();
      }
      return switch (this) {
        case LAST -> OptionalDouble.of(values.get(values.size() - 1));
        case MEAN -> values.stream().mapToDouble(Double::doubleValue).average();
        case BEST -> best(values, minimize);
      };
    }
  }

  /** What is not a number is never the best, unless there is nothing else. */
  private static OptionalDouble best(List<Double> values, boolean minimize) {
    List<Double> numbers = values.stream().filter(value -> !value.isNaN()).toList();
    DoubleStream all = (numbers.isEmpty() ? values : numbers).stream().mapToDouble(v -> v);
    return minimize ? all.min() : all.max();
  }

  /** The objective that a runspec names, or the original rule. */
  static Objective of(Runspec runspec, Problems problems) {
    Optional<Node> node = runspec.tree().get(PROPERTY);
    return node.isPresent() && node.get() instanceof Mapping mapping
        ? new Reader(mapping, runspec.stages().size(), problems).read()
        : new LastSummary();
  }

  /** Reads {@code {metric: s2-acc, goal: max, reduce: last}}. */
  final class Reader {
    private static final Pattern METRIC = Pattern.compile("s([1-9][0-9]{0,3})-(.+)");
    private static final List<String> KEYS = List.of("metric", "goal", "reduce");
    private static final List<String> GOALS = List.of("max", "min");
    private static final List<String> REDUCTIONS = List.of("last", "best", "mean");

    private final Mapping mapping;
    private final int stages;
    private final Problems problems;

    private Reader(Mapping mapping, int stages, Problems problems) {
      this.mapping = mapping;
      this.stages = stages;
      this.problems = problems;
    }

    private Objective read() {
      for (Mapping.Entry entry : mapping.entries()) {
        if (!KEYS.contains(entry.key())) {
          problems.add(
              Problem.error(
                      entry.keyPosition(), PROPERTY, "an objective has no '" + entry.key() + "'")
                  .allowing("it has " + String.join(", ", KEYS))
                  .suggesting(Nearest.question(entry.key(), KEYS)));
        }
      }
      boolean minimize = word("goal", GOALS).equals("min");
      Reduction reduce = Reduction.valueOf(word("reduce", REDUCTIONS).toUpperCase(Locale.ROOT));
      Optional<Node> metric = mapping.get("metric");
      String text = metric.map(node -> node instanceof Scalar s ? s.text() : "").orElse("");
      Matcher matcher = METRIC.matcher(text);
      Position position = metric.orElse(mapping).position();
      if (!matcher.matches()) {
        problems.add(
            Problem.error(position, PROPERTY + ".metric", "'" + text + "' names no metric")
                .allowing("a stage's metric is written s<stage>-<name>, as in s1-loss"));
        return new LastSummary();
      }
      int stage = Integer.parseInt(matcher.group(1));
      if (stage > stages) {
        problems.add(
            Problem.error(position, PROPERTY + ".metric", "there is no stage " + stage)
                .allowing(
                    stages == 1
                        ? "only one stage runs"
                        : "the stages that run are 1 to " + stages));
      }
      return new StageMetric(stage, matcher.group(2), minimize, reduce);
    }

    /** One of the words allowed; the first where nothing or something else is written. */
    private String word(String key, List<String> allowed) {
      Optional<Node> node = mapping.get(key);
      if (node.isEmpty()) {
        return allowed.get(0);
      }
      String text = node.get() instanceof Scalar scalar ? scalar.text() : "";
      if (!allowed.contains(text)) {
        problems.add(
            Problem.error(
                    node.get().position(),
                    PROPERTY + "." + key,
                    "'" + text + "' is none of the choices")
                .allowing("allowed is one of " + String.join(", ", allowed))
                .suggesting(Nearest.question(text, allowed)));
        return allowed.get(0);
      }
      return text;
    }
  }
}
