package org.runspec.node.attempt;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How an attempt went, once its files and journal are durable.
 *
 * @param verdict what follows
 * @param metrics the last value of each, in the order first logged
 * @param hparams chosen values by name
 * @param started when its command started; absent if it never did
 */
public record AttemptResult(
    Verdict verdict,
    Map<String, Object> metrics,
    Map<String, Object> hparams,
    Optional<Instant> started) {}
