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
  private final Values metrics = new Values();
  private final Values hparams = new Values();
  private boolean followsALoss;
  private Optional<NodeName> node = Optional.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<String> requeued = Optional.empty();

  /** Copied only when they change: a job may have very many of them. */
  private static final class Values {
    private Map<String, Object> all = Map.of();
    private boolean isOurs;

    void add(Map<String, Object> more) {
      if (all.isEmpty()) {
        all = more;
      } else {
        ours().putAll(more);
      }
    }

    void addMissing(Map<String, Object> more) {
      if (all.isEmpty()) {
        all = more;
      } else {
        more.forEach(ours()::putIfAbsent);
      }
    }

    private Map<String, Object> ours() {
      if (!isOurs) {
        all = new LinkedHashMap<>(all);
        isOurs = true;
      }
      return all;
    }
  }

  void claimed(Claim by) {
    hparams.addMissing(by.hparams());
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
    metrics.add(latest);
  }

  void chose(Map<String, Object> values) {
    hparams.add(values);
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
    return metrics.all;
  }

  /** Those of its claim, and those that its command said it uses. */
  Map<String, Object> hparams() {
    return hparams.all;
  }
}
