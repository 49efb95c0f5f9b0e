package org.runspec.store.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.Claim;
import org.runspec.job.NodeName;

/** What is known of an attempt. */
final class AttemptFacts {
  private final Map<String, Object> metrics = new LinkedHashMap<>();
  private final Map<String, Object> hparams = new LinkedHashMap<>();
  private Optional<NodeName> node = Optional.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<String> requeued = Optional.empty();

  void claimed(Claim by) {
    chosen(by.hparams());
    node = Optional.of(by.node());
  }

  void chosen(Map<String, Object> values) {
    hparams.putAll(values);
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

  Map<String, Object> metrics() {
    return metrics;
  }

  Map<String, Object> hparams() {
    return hparams;
  }
}
