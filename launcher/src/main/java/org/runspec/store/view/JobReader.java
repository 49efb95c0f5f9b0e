package org.runspec.store.view;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.runspec.job.ClientRequest;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.Wishes;
import org.runspec.store.JobView;
import org.runspec.store.RunStore;

/**
 * Reads how a job stands, again and again: each time only what is new in its nodes' journals.
 * Claims and ends are read where the journals may not have them: of runs whose node is gone, or
 * that a client wants to end. Not for several threads.
 */
public final class JobReader {
  private final RunStore store;
  private final JobFacts facts;
  private final Feed feed;
  private final Truth truth;
  private final SignsOfLife signs;
  private final Duration lease;
  private final LongSupplier nanoTime;
  private final Set<String> knownRequests = new HashSet<>();

  /**
   * A reader that has read nothing yet.
   *
   * @param lease how long a node may be silent before that is told
   * @param nanoTime a monotonic clock, such as {@link System#nanoTime}
   */
  public JobReader(RunStore store, JobRecord job, Duration lease, LongSupplier nanoTime) {
    this.store = store;
    this.facts = new JobFacts(job);
    this.feed = new Feed(store, job.job());
    this.truth = new Truth(store, facts);
    this.signs = new SignsOfLife();
    this.lease = lease;
    this.nanoTime = nanoTime;
  }

  /** How the job stands now. That a node is silent takes two calls, a lease apart, to see. */
  public JobView read() throws IOException {
    try {
      List<ClientRequest> requests = store.requests(facts.job().job(), knownRequests);
      requests.forEach(request -> knownRequests.add(request.id()));
      facts.requested(requests);
      // before the journals: a node that says it ended has written all it will
      Map<NodeName, Heartbeat> heartbeats = store.heartbeats(facts.job().job());
      signs.saw(heartbeats, nanoTime.getAsLong());
      facts.saw(heartbeats, signs.silences(lease, nanoTime.getAsLong()));
      feed.read(facts::told);
      truth.submission();
      truth.endsSetAside();
      resolveDoubts();
    } catch (IOException e) {
      signs.sawNothing(nanoTime.getAsLong());
      throw e;
    }
    return facts.view();
  }

  /** How many lines of the nodes' journals could not be read so far. */
  public int corrupt() {
    return feed.corrupt();
  }

  private void resolveDoubts() throws IOException {
    List<Integer> doubtful =
        IntStream.range(0, facts.job().shape().totalRuns())
            .filter(this::isDoubtful)
            .boxed()
            .toList();
    if (!doubtful.isEmpty()) {
      truth.claimsBeyondWhatIsKnown(doubtful);
      truth.ends(doubtful);
    }
  }

  private boolean isDoubtful(int run) {
    Wishes wishes = facts.wishes();
    RunFacts known = facts.run(run);
    if (known.end(wishes.resumed(run)).isPresent()) {
      return false;
    }
    Optional<NodeName> node = known.known(known.latest()).flatMap(AttemptFacts::node);
    return wishes.cancelled(run) || node.filter(this::isGone).isPresent();
  }

  private boolean isGone(NodeName life) {
    Heartbeat last = facts.heartbeats().get(life);
    return last == null || last.state().isTerminal() || facts.silences().containsKey(life);
  }
}
