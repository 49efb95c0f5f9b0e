package org.runspec.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.problem.Problems;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.Scalar;

/** Reads {@code objective: {metric: s2-acc, goal: max, reduce: last}}. */
final class ObjectiveReader {
  private static final Pattern METRIC = Pattern.compile("s([1-9][0-9]{0,3})-(.+)");
  private static final List<String> KEYS = List.of("metric", "goal", "reduce");
  private static final List<String> GOALS = List.of("max", "min");
  private static final List<String> REDUCTIONS = List.of("last", "best", "mean");

  private final Mapping mapping;
  private final int stages;
  private final Problems problems;

  ObjectiveReader(Mapping mapping, int stages, Problems problems) {
    this.mapping = mapping;
    this.stages = stages;
    this.problems = problems;
  }

  /** Empty, and a problem, where it names no metric. */
  Optional<Objective> read() {
    for (Mapping.Entry entry : mapping.entries()) {
      if (!KEYS.contains(entry.key())) {
        problems.add(
            Problem.error(
                    entry.keyPosition(),
                    Objective.PROPERTY,
                    "an objective has no '" + entry.key() + "'")
                .allowing("it has " + String.join(", ", KEYS))
                .suggesting(Nearest.question(entry.key(), KEYS)));
      }
    }
    boolean minimize = word("goal", GOALS).equals("min");
    Reduction reduce = Reduction.valueOf(word("reduce", REDUCTIONS).toUpperCase(Locale.ROOT));
    Optional<Node> metric = mapping.get("metric");
    if (metric.isPresent() && isUnknown(metric.get())) {
      return Optional.empty();
    }
    String text = metric.map(node -> node instanceof Scalar s ? s.text() : "").orElse("");
    Matcher matcher = METRIC.matcher(text);
    Position position = metric.orElse(mapping).position();
    if (!matcher.matches()) {
      problems.add(
          Problem.error(position, Objective.PROPERTY + ".metric", "'" + text + "' names no metric")
              .allowing("a stage's metric is written s<stage>-<name>, as in s1-loss"));
      return Optional.empty();
    }
    int stage = Integer.parseInt(matcher.group(1));
    if (stage > stages) {
      problems.add(
          Problem.error(position, Objective.PROPERTY + ".metric", "there is no stage " + stage)
              .allowing(
                  stages == 1 ? "only one stage runs" : "the stages that run are 1 to " + stages));
    }
    return Optional.of(new Objective.StageMetric(stage, matcher.group(2), minimize, reduce));
  }

  /** One of the words allowed; the first where nothing or something else is written. */
  private String word(String key, List<String> allowed) {
    Optional<Node> node = mapping.get(key);
    if (node.isEmpty() || isUnknown(node.get())) {
      return allowed.get(0);
    }
    String text = node.get() instanceof Scalar scalar ? scalar.text() : "";
    if (!allowed.contains(text)) {
      problems.add(
          Problem.error(
                  node.get().position(),
                  Objective.PROPERTY + "." + key,
                  "'" + text + "' is none of the choices")
              .allowing("allowed is one of " + String.join(", ", allowed))
              .suggesting(Nearest.question(text, allowed)));
      return allowed.get(0);
    }
    return text;
  }

  private static boolean isUnknown(Node node) {
    return node instanceof Scalar scalar && scalar.isUnknown();
  }
}
