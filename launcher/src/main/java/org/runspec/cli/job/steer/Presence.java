package org.runspec.cli.job.steer;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.runspec.backend.NodeStatus;
import org.runspec.cli.job.Sight;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobName;
import org.runspec.job.NodeState;
import org.runspec.job.Rhythm;
import org.runspec.launch.JobNodes;
import org.runspec.store.JobView;
import org.runspec.store.JobView.NodeRow;

/**
 * Which nodes of a job may live: here their target knows, elsewhere their signs of life tell.
 * Clocks of other machines decide nothing that cannot be undone: that takes a lease of this one's,
 * in which a node's number stays the same.
 */
final class Presence {
  /** Of a job that does not tell its own. */
  private static final Duration USUAL_LEASE = Duration.ofSeconds(60);

  private final Sight sight;

  Presence(Sight sight) {
    this.sight = sight;
  }

  /** Whether a node may live, as far as can be said at once. */
  boolean mayBeInUse(JobView view) throws IOException {
    return isAliveHere(view) || !unended(view).isEmpty();
  }

  private boolean isAliveHere(JobView view) throws IOException {
    return !here(view).values().stream().allMatch(NodeStatus.Gone.class::isInstance);
  }

  /** The nodes elsewhere that did not say that they end, by index. */
  private Set<Integer> unended(JobView view) throws IOException {
    Map<Integer, NodeStatus> here = here(view);
    Set<Integer> nodes = new HashSet<>();
    for (NodeRow row : view.nodes()) {
      boolean ended = row.heartbeat().map(Heartbeat::state).map(NodeState::isTerminal).orElse(true);
      if (!ended && !here.containsKey(row.node())) {
        nodes.add(row.node());
      }
    }
    return nodes;
  }

  /**
   * Those of some jobs of which a node lives. Where nodes elsewhere did not say that they end, this
   * takes the longest of the jobs' leases.
   */
  Set<JobName> inUse(List<JobView> views) throws IOException, InterruptedException {
    Set<JobName> used = new HashSet<>();
    Map<JobName, Set<Integer>> doubtful = new TreeMap<>();
    Duration lease = Duration.ZERO;
    for (JobView view : views) {
      Set<Integer> nodes = unended(view);
      if (isAliveHere(view)) {
        used.add(view.job().job());
      } else if (!nodes.isEmpty()) {
        doubtful.put(view.job().job(), nodes);
        Duration own = view.job().rhythm().lease();
        lease = own.compareTo(lease) > 0 ? own : lease;
      }
    }
    if (!doubtful.isEmpty()) {
      tellWaiting(some(doubtful.keySet()), "did not say that they end", lease);
      used.addAll(new Vigil(sight, doubtful, lease).inUse());
    }
    return used;
  }

  /** Whether a node lives of a job of which only signs of life can be read. */
  boolean isInUse(JobName damaged) throws IOException, InterruptedException {
    Set<Integer> unended =
        sight.stores().records().heartbeats(damaged).values().stream()
            .filter(life -> !life.state().isTerminal())
            .map(life -> life.node().node())
            .collect(Collectors.toSet());
    if (unended.isEmpty()) {
      return false;
    }
    tellWaiting(damaged.toString(), "did not say that they end", USUAL_LEASE);
    return !new Vigil(sight, Map.of(damaged, unended), USUAL_LEASE).inUse().isEmpty();
  }

  private static String some(Set<JobName> jobs) {
    String first = jobs.iterator().next().toString();
    return jobs.size() == 1 ? first : first + " and " + (jobs.size() - 1) + " more jobs";
  }

  private void tellWaiting(String job, String why, Duration length) {
    sight
        .err()
        .println(
            "Nodes of "
                + job
                + " "
                + why
                + ". Waiting for up to "
                + Math.max(1, length.toSeconds())
                + " s whether they still live ...");
  }

  private Map<Integer, NodeStatus> here(JobView view) throws IOException {
    Optional<JobNodes> nodes = sight.nodes(view.job());
    return nodes.isPresent() ? nodes.get().status() : Map.of();
  }

  /** The nodes that may live elsewhere than here, by index: they were heard not long ago. */
  Set<Integer> mayLiveElsewhere(JobView view) throws IOException {
    Map<Integer, NodeStatus> here = here(view);
    Duration longSilence = view.job().rhythm().longSilence();
    Set<Integer> nodes = new HashSet<>();
    for (NodeRow row : view.nodes()) {
      if (!here.containsKey(row.node())
          && row.heartbeat().filter(last -> isWithin(longSilence, last)).isPresent()) {
        nodes.add(row.node());
      }
    }
    return nodes;
  }

  private boolean isWithin(Duration longSilence, Heartbeat last) {
    Duration silence = Duration.between(last.at(), sight.now());
    return !last.state().isTerminal() && silence.compareTo(longSilence) < 0;
  }

  /**
   * Those of some nodes that live indeed, as they show within seconds.
   *
   * @param doubtful nodes by index
   */
  Set<Integer> showThemselves(JobView view, Set<Integer> doubtful)
      throws IOException, InterruptedException {
    if (doubtful.isEmpty()) {
      return Set.of();
    }
    JobName job = view.job().job();
    Duration patience = patience(view.job().rhythm());
    tellWaiting(job.toString(), "were heard elsewhere not long ago", patience);
    return new Vigil(sight, Map.of(job, doubtful), patience).living().getOrDefault(job, Set.of());
  }

  /** Where the store is slow, signs of life are a little late. */
  private static Duration patience(Rhythm rhythm) {
    return rhythm.heartbeat().multipliedBy(8).dividedBy(5);
  }
}
