package org.runspec.node;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.runspec.component.Cancellation;
import org.runspec.job.RunName;
import org.runspec.node.attempt.Attempt;

/** The attempts that go on here now, by run. */
final class Going {
  private final Map<Integer, Attempt> attempts = new ConcurrentSkipListMap<>();
  private volatile boolean stopping;

  void add(Attempt attempt) {
    attempts.put(attempt.claim().run(), attempt);
    if (stopping) {
      attempt.stop(Cancellation.Reason.PREEMPT, "");
    }
  }

  void remove(Attempt attempt) {
    attempts.remove(attempt.claim().run(), attempt);
  }

  /** Asks all to save what they want to keep and end, those that are about to begin, too. */
  void preempt() {
    stopping = true;
    attempts.values().forEach(attempt -> attempt.stop(Cancellation.Reason.PREEMPT, ""));
  }

  boolean isEmpty() {
    return attempts.isEmpty();
  }

  /** The indices of the runs. */
  List<Integer> runs() {
    return List.copyOf(attempts.keySet());
  }

  Collection<Attempt> all() {
    return List.copyOf(attempts.values());
  }

  Optional<Attempt> named(RunName name) {
    return attempts.values().stream()
        .filter(attempt -> attempt.claim().name().equals(name))
        .findFirst();
  }
}
