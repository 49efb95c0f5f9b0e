package org.runspec.run.journal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps the names that users choose apart from the journal's own keys. A metric named like one of
 * them gets a trailing underscore, and so does one that already has it ({@code time} becomes {@code
 * time_}, {@code time_} becomes {@code time__}); a step name gets {@code step_} in front. No two
 * names ever become one, whatever else stands on the line.
 */
final class MetricNames {
  private static final Set<String> RESERVED =
      Set.of(
          JournalFormat.STAGE,
          JournalFormat.HOURS,
          JournalFormat.TIME,
          JournalFormat.HPARAMS,
          JournalFormat.SUMMARY,
          JournalFormat.CHECKPOINT,
          JournalFormat.ARTIFACT,
          JournalFormat.BAD_REPORT,
          JournalFormat.HPMAX,
          JournalFormat.RESTARTED,
          JournalFormat.ENDED,
          JournalFormat.REASON);

  private final Consumer<String> notes;
  private final Set<String> noted = new HashSet<>();

  MetricNames(Consumer<String> notes) {
    this.notes = notes;
  }

  /** The key for a step count of this name. */
  String step(String name) {
    return isReserved(name) ? renamed(name, "step_" + name) : name;
  }

  /** The metrics under the keys that they are written with, beside a step count of this key. */
  Map<String, Double> metrics(Map<String, Double> metrics, String stepKey) {
    Map<String, Double> safe = new LinkedHashMap<>();
    metrics.forEach((name, value) -> safe.put(metric(name, stepKey), value));
    return safe;
  }

  private String metric(String name, String stepKey) {
    boolean collides = isReserved(name) || extendsByUnderscores(name, stepKey);
    return collides ? renamed(name, name + "_") : name;
  }

  /** The metrics under the names that they had before, beside a step count of this key. */
  static Map<String, Double> reported(Map<String, Double> metrics, String stepKey) {
    Map<String, Double> reported = new LinkedHashMap<>();
    metrics.forEach(
        (key, value) -> {
          boolean renamed = isReserved(key) || extendsByUnderscores(key, stepKey);
          reported.put(renamed ? key.substring(0, key.length() - 1) : key, value);
        });
    return reported;
  }

  private static boolean isReserved(String name) {
    return RESERVED.stream().anyMatch(key -> extendsByUnderscores(name, key));
  }

  private static boolean extendsByUnderscores(String name, String key) {
    return name.startsWith(key) && name.chars().skip(key.length()).allMatch(c -> c == '_');
  }

  private String renamed(String name, String key) {
    if (noted.add(name)) {
      notes.accept(
          "\"" + name + "\" is a key of metrics.jsonl, so it is written as \"" + key + "\" there.");
    }
    return key;
  }
}
