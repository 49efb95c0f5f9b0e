package org.runspec.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ended ({@code end.json}): created once, after the deciding attempt's files are durable.
 *
 * @param run the run's index in its job, from 0
 * @param attempt the deciding attempt, from 1; 0 asks the store for the next one, which nobody
 *     claimed: so ends a run that waits
 * @param node who executed it; absent if it was never started
 * @param token of the attempt's claim
 * @param state completed, error or cancelled
 * @param exitCode of the command, if it ended by itself
 * @param reason what happened, in one line; empty if it completed, and {@link EarlyStopping#REASON}
 *     if it did so because it was ended early
 * @param metrics the last value of each metric, in the order first logged
 * @param hparams chosen values by name
 * @param started when the deciding attempt started; absent if it never did
 */
public record RunEnd(
    int run,
    int attempt,
    RunName name,
    Optional<NodeName> node,
    String token,
    RunState state,
    Optional<Integer> exitCode,
    String reason,
    Map<String, Object> metrics,
    Map<String, Object> hparams,
    Optional<Instant> started,
    Instant at) {
  public RunEnd {
    if (!state.isTerminal()) {
      throw new IllegalArgumentException("not an end: " + state);
    }
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    hparams = Collections.unmodifiableMap(new LinkedHashMap<>(hparams));
  }

  /** The same with another deciding attempt. */
  public RunEnd withAttempt(int other) {
    return new RunEnd(
        run, other, name, node, token, state, exitCode, reason, metrics, hparams, started, at);
  }
}
