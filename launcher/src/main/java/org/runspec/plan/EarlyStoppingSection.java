package org.runspec.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.EarlyStopping;
import org.runspec.job.EarlyStopping.Policy;
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
      Arrays.stream(Policy.values()).map(Policy::toString).toList();
  private static final int MOST = 1_000_000;

  private final LauncherSection launcher;
  private final Map<String, Node> written = new LinkedHashMap<>();

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
    Optional<Policy> policy;
    if (node.get() instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> written.put(entry.key(), entry.value()));
      policy =
          written.containsKey(POLICY)
              ? policy(PlainValues.of(written.get(POLICY)), written.get(POLICY).position())
              : policy("", mapping.position());
      policy.ifPresent(known -> checkKeys(mapping, known));
    } else {
      policy = policy(value, node.get().position());
    }
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    if (totalRuns == 1) {
      launcher.warn(PROPERTY, "the job has one run", "more runs: it is compared with none");
    }
    boolean halving = policy.get() == Policy.SUCCESSIVE_HALVING;
    return Optional.of(
        new EarlyStopping(
            policy.get(),
            count(DELAY, halving ? 1 : 5, 1),
            count(INTERVAL, 1, 1),
            share(),
            count(FACTOR, 4, 2),
            measure));
  }

  private Optional<Policy> policy(Object word, Position position) {
    String text = String.valueOf(word);
    if (POLICIES.contains(text)) {
      return Optional.of(Policy.values()[POLICIES.indexOf(text)]);
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

  private void checkKeys(Mapping mapping, Policy policy) {
    List<String> known =
        switch (policy) {
          case MEDIAN -> List.of(POLICY, DELAY, INTERVAL);
          case TRUNCATION -> List.of(POLICY, DELAY, INTERVAL, SHARE);
          case SUCCESSIVE_HALVING -> List.of(POLICY, DELAY, FACTOR);
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

  private int count(String key, int otherwise, int least) {
    if (!written.containsKey(key)) {
      return otherwise;
    }
    Object value = PlainValues.of(written.get(key));
    if (value instanceof Long number && number >= least && number <= MOST) {
      return number.intValue();
    }
    wrong(key, value, "a whole number from " + least + " on");
    return otherwise;
  }

  private double share() {
    double otherwise = 0.2;
    if (!written.containsKey(SHARE)) {
      return otherwise;
    }
    Object value = PlainValues.of(written.get(SHARE));
    if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() < 1) {
      return number.doubleValue();
    }
    wrong(SHARE, value, "the part of the runs to end, above 0 and below 1");
    return otherwise;
  }

  private void wrong(String key, Object value, String allowed) {
    launcher.problem(
        Problem.error(written.get(key).position(), PATH + "." + key, "'" + value + "' is no " + key)
            .allowing(allowed));
  }
}
