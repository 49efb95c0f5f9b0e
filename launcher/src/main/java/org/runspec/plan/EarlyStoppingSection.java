package org.runspec.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.EarlyStopping;
import org.runspec.job.EarlyStopping.Median;
import org.runspec.job.EarlyStopping.SuccessiveHalving;
import org.runspec.job.EarlyStopping.Truncation;
import org.runspec.job.Objective;
import org.runspec.spec.problem.Nearest;
import org.runspec.spec.problem.Position;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.tree.Mapping;
import org.runspec.spec.tree.Node;
import org.runspec.spec.tree.PlainValues;

/**
 * The launcher's {@code early_stopping}: {@code median}, or {@code {policy: median, delay: 5,
 * interval: 1}}.
 */
final class EarlyStoppingSection {
  private static final String PROPERTY = "early_stopping";
  private static final String PATH = "job_launcher." + PROPERTY;
  private static final String POLICY = "policy";
  private static final String DELAY = "delay";
  private static final String INTERVAL = "interval";
  private static final String SHARE = "share";
  private static final String FACTOR = "factor";
  private static final List<String> POLICIES =
      List.of(SuccessiveHalving.POLICY, Median.POLICY, Truncation.POLICY);
  private static final int MOST = 1_000_000;

  private final LauncherSection launcher;

  EarlyStoppingSection(LauncherSection launcher) {
    this.launcher = launcher;
  }

  /**
   * How runs are to end early; empty if they are not, or after a problem.
   *
   * @param measure what runs report of how good they are
   */
  Optional<EarlyStopping> of(int totalRuns, Objective measure) {
    Optional<Node> node = launcher.node(PROPERTY);
    Object value = node.map(PlainValues::of).orElse(null);
    if (value == null || value.equals("none")) {
      return Optional.empty();
    }
    Optional<EarlyStopping> wanted =
        node.get() instanceof Mapping mapping
            ? written(mapping, measure)
            : policy(value, node.get().position())
                .map(policy -> new Keys(launcher, Map.of()).of(policy, measure));
    if (wanted.isPresent() && totalRuns == 1) {
      launcher.warn(PROPERTY, "the job has one run, which nothing is compared with", "more runs");
    }
    return wanted;
  }

  private Optional<EarlyStopping> written(Mapping mapping, Objective measure) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> nodes.put(entry.key(), entry.value()));
    Optional<String> policy =
        nodes.containsKey(POLICY)
            ? policy(PlainValues.of(nodes.get(POLICY)), nodes.get(POLICY).position())
            : policy("", mapping.position());
    policy.ifPresent(known -> checkKeys(mapping, known));
    return policy.map(known -> new Keys(launcher, nodes).of(known, measure));
  }

  private Optional<String> policy(Object word, Position position) {
    String text = String.valueOf(word);
    if (POLICIES.contains(text)) {
      return Optional.of(text);
    }
    launcher.problem(
        Problem.error(
                position,
                PATH,
                text.isEmpty() ? "it has no policy" : "there is no policy '" + text + "'")
            .allowing("there are " + String.join(", ", POLICIES))
            .suggesting(Nearest.question(text, POLICIES)));
    return Optional.empty();
  }

  private void checkKeys(Mapping mapping, String policy) {
    List<String> known =
        switch (policy) {
          case Median.POLICY -> List.of(POLICY, DELAY, INTERVAL);
          case Truncation.POLICY -> List.of(POLICY, DELAY, INTERVAL, SHARE);
          default -> List.of(POLICY, DELAY, FACTOR);
        };
    for (Mapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        launcher.problem(
            Problem.error(entry.keyPosition(), PATH, policy + " has no '" + entry.key() + "'")
                .allowing("it has " + String.join(", ", known))
                .suggesting(Nearest.question(entry.key(), known)));
      }
    }
  }

  /** What is written beside the policy. */
  private record Keys(LauncherSection launcher, Map<String, Node> nodes) {
    EarlyStopping of(String policy, Objective measure) {
      return switch (policy) {
        case Median.POLICY -> new Median(count(DELAY, 5, 1), count(INTERVAL, 1, 1), measure);
        case Truncation.POLICY ->
            new Truncation(count(DELAY, 5, 1), count(INTERVAL, 1, 1), share(), measure);
        default -> new SuccessiveHalving(count(DELAY, 1, 1), count(FACTOR, 4, 2), measure);
      };
    }

    private int count(String key, int otherwise, int least) {
      if (!nodes.containsKey(key)) {
        return otherwise;
      }
      Object value = PlainValues.of(nodes.get(key));
      if (value instanceof Long number && number >= least && number <= MOST) {
        return number.intValue();
      }
      wrong(key, value, "a whole number from " + least + " to " + MOST);
      return otherwise;
    }

    private double share() {
      double otherwise = 0.2;
      if (!nodes.containsKey(SHARE)) {
        return otherwise;
      }
      Object value = PlainValues.of(nodes.get(SHARE));
      if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1) {
        return number.doubleValue();
      }
      wrong(SHARE, value, "the part of the runs to end, above 0 and below 1");
      return otherwise;
    }

    private void wrong(String key, Object value, String allowed) {
      launcher.problem(
          Problem.error(nodes.get(key).position(), PATH + "." + key, "'" + value + "' is no " + key)
              .allowing(allowed));
    }
  }
}
