package org.runspec.store.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Cause;
import org.runspec.job.Claim;
import org.runspec.job.NodeName;

/** What is known of an attempt. */
final class AttemptFacts {
  private final Map<String, Object> metrics = new LinkedHashMap<>();
  private final Map<String, Object> hparams = new LinkedHashMap<>();
  private boolean followsALoss;
  private Optional<NodeName> node = Optional.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<String> requeued = Optional.empty();

  void claimed(Claim by) {
    by.hparams().forEach(hparams::putIfAbsent);
    followsALoss |= by.cause() == Cause.LOST;
    node = Optional.of(by.node());
  }

  /** It is executed by a node, whose claim may be unknown. */
  void by(NodeName life) {
    node = node.or(() -> Optional.of(life));
  }

  void started(Instant at) {
    started = started.or(() -> Optional.of(at));
  }

  void measured(Map<String, Object> latest) {
    metrics.putAll(latest);
  }

  void chose(Map<String, Object> values) {
    hparams.putAll(values);
  }

  void followed(boolean aLoss) {
    followsALoss |= aLoss;
  }

  void requeued(String reason) {
    requeued = Optional.of(reason);
  }

  Optional<NodeName> node() {
    return node;
  }

  Optional<Instant> started() {
    return started;
  }

  /** Why it is over although its run is not; absent if it is not over, or the run is. */
  Optional<String> requeued() {
    return requeued;
  }

  /** Whether the attempt before it was lost with its node. */
  boolean followsALoss() {
    return followsALoss;
  }

  Map<String, Object> metrics() {
    return metrics;
  }

  /** Those of its claim, and those that its command said it uses. */
  Map<String, Object> hparams() {
    return hparams;
  }
}
