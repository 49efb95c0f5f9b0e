package org.runspec.store.view;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.runspec.job.RunEnd;

/** What is known of a run: the same in whatever order it became known. */
final class RunFacts {
  private final TreeMap<Integer, AttemptFacts> attempts = new TreeMap<>();
  private final Map<Integer, RunEnd> ends = new HashMap<>();

  AttemptFacts attempt(int number) {
    return attempts.computeIfAbsent(number, unknown -> new AttemptFacts());
  }

  /** All attempts that are known, by number. */
  SortedMap<Integer, AttemptFacts> attempts() {
    return attempts;
  }

  /** All ends that are known, by the attempt that a resume before them set aside. */
  Map<Integer, RunEnd> ends() {
    return ends;
  }

  Optional<AttemptFacts> known(int attempt) {
    return Optional.ofNullable(attempts.get(attempt));
  }

  /** The latest attempt; 0 if there was none. */
  int latest() {
    return attempts.isEmpty() ? 0 : attempts.lastKey();
  }

  void ended(RunEnd end, int resumed) {
    ends.putIfAbsent(resumed, end);
  }

  /** The end that counts after a resume set an attempt aside. */
  Optional<RunEnd> end(int resumed) {
    return Optional.ofNullable(ends.get(resumed));
  }

  /** When the first attempt behind one started; since a resume, if that set the one aside. */
  Optional<Instant> startedBehind(int attempt) {
    return attempts.tailMap(attempt, false).values().stream()
        .flatMap(later -> later.started().stream())
        .findFirst();
  }

  /** Those of the latest attempt that reported any. */
  Map<String, Object> latestMetrics() {
    return attempts.descendingMap().values().stream()
        .map(AttemptFacts::metrics)
        .filter(metrics -> !metrics.isEmpty())
        .findFirst()
        .orElse(Map.of());
  }

  boolean hasStartedBehind(int attempt) {
    return startedBehind(attempt).isPresent();
  }
}
