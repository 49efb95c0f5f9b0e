package org.runspec.report.summary;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Journal;
import org.runspec.store.JournalPage;
import org.runspec.store.RunStore;

/**
 * What time a job took.
 *
 * @param runs by state, from the start of the first attempt to the end, or now; of states that no
 *     run is in, nothing
 * @param nodes from the first thing that each life of each node told to its last sign of life
 */
public record Hours(Map<RunState, Spent> runs, Spent nodes) {
  public Hours {
    runs = Map.copyOf(runs);
  }

  /**
   * Time that several took.
   *
   * @param of how many of them
   */
  public record Spent(int of, Duration time) {
    private static final Spent NONE = new Spent(0, Duration.ZERO);

    private Spent and(Duration more) {
      return new Spent(of + 1, time.plus(more));
    }
  }

  /** What all runs took together. */
  public Duration ofRuns() {
    return runs.values().stream().map(Spent::time).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Of a job.
   *
   * @param now until when what goes on has lasted
   */
  static Hours of(JobView view, RunStore store, Instant now) throws IOException {
    Map<RunState, Spent> runs = new EnumMap<>(RunState.class);
    for (RunRow run : view.runs()) {
      if (run.started().isPresent()) {
        Duration length = length(run.started().get(), run.ended().orElse(now));
        Spent before = runs.getOrDefault(run.state(), Spent.NONE);
        runs.put(run.state(), before.and(length));
      }
    }
    return new Hours(runs, nodes(view.job(), store));
  }

  private static Spent nodes(JobRecord job, RunStore store) throws IOException {
    Spent nodes = Spent.NONE;
    for (Map.Entry<NodeName, Heartbeat> life : store.heartbeats(job.job()).entrySet()) {
      JournalPage page = store.read(new Journal.OfNode(job.job(), life.getKey()), 0);
      Instant last = life.getValue().at();
      Instant first = page.events().isEmpty() ? last : page.events().get(0).time();
      nodes = nodes.and(length(first, last));
    }
    return nodes;
  }

  /** Clocks of machines differ. */
  private static Duration length(Instant from, Instant to) {
    return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
  }
}
