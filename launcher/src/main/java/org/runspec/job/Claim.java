package org.runspec.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A node's right to execute one attempt of a run ({@code claims/<run>.<attempt>}): created once,
 * never rewritten or deleted. The attempt's number is the fencing token: whoever holds a lower one
 * has lost the run.
 *
 * @param run the run's index in its job, from 0
 * @param attempt from 1
 * @param node who executes it
 * @param token random; by it a node recognises a claim of its own whose answer was lost
 * @param seed of all the run's draws; the same in every attempt
 * @param hparams chosen values by name, in the order of the space; the same in every attempt
 * @param history how many claims and ends of each node's journal the search knew when it chose;
 *     empty if it does not learn
 * @param cause why this attempt
 * @param failures attempts before this one that failed by themselves
 * @param losses attempts before this one that were lost with their nodes
 */
public record Claim(
    int run,
    int attempt,
    RunName name,
    NodeName node,
    String token,
    long seed,
    Map<String, Object> hparams,
    Map<String, Long> history,
    Cause cause,
    int failures,
    int losses,
    Instant at) {
  public Claim {
    hparams = Collections.unmodifiableMap(new LinkedHashMap<>(hparams));
    history = Collections.unmodifiableMap(new LinkedHashMap<>(history));
  }
}
