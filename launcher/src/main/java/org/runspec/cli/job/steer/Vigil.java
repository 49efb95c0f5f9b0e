package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.runspec.cli.job.Sight;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeName;
import org.runspec.pace.Bell;

/**
 * Looks whether nodes live, by this machine's monotonic clock: whether the number of a sign of life
 * changes. The last look begins when the time is over, however long each one takes.
 */
final class Vigil {
  private static final Duration PACE = Duration.ofMillis(500);

  private final Sight sight;
  private final Map<JobName, Set<Integer>> doubtful;
  private final Duration length;
  private final Map<JobName, Set<Integer>> living = new TreeMap<>();

  /**
   * One that is still to be kept.
   *
   * @param doubtful nodes by index, of each job
   */
  Vigil(Sight sight, Map<JobName, Set<Integer>> doubtful, Duration length) {
    this.sight = sight;
    this.doubtful = doubtful;
    this.length = length;
  }

  /** The nodes that live, of each job that has such; waits no longer once all are known to. */
  Map<JobName, Set<Integer>> living() throws IOException, InterruptedException {
    return look(() -> living.equals(doubtful));
  }

  /** The jobs of which a node lives; waits no longer once all are known to have one. */
  Set<JobName> inUse() throws IOException, InterruptedException {
    return look(() -> living.keySet().equals(doubtful.keySet())).keySet();
  }

  private Map<JobName, Set<Integer>> look(BooleanSupplier known)
      throws IOException, InterruptedException {
    Map<JobName, Map<NodeName, Heartbeat>> before = new HashMap<>();
    for (JobName job : doubtful.keySet()) {
      before.put(job, sight.stores().records().heartbeats(job));
    }
    long begin = sight.session().pacer().nanoTime();
    boolean over = false;
    while (!over && !known.getAsBoolean()) {
      sight.session().pacer().await(new Bell(), PACE);
      over = sight.session().pacer().nanoTime() - begin >= length.toNanos();
      for (JobName job : doubtful.keySet()) {
        look(job, before.get(job));
      }
    }
    return living;
  }

  private void look(JobName job, Map<NodeName, Heartbeat> before) throws IOException {
    for (Heartbeat now : sight.stores().records().heartbeats(job).values()) {
      Heartbeat then = before.get(now.node());
      boolean moved = then == null || then.sequence() != now.sequence();
      int node = now.node().node();
      if (moved && !now.state().isTerminal() && doubtful.get(job).contains(node)) {
        living.computeIfAbsent(job, unknown -> new TreeSet<>()).add(node);
      }
    }
  }
}
