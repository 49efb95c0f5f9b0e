package org.runspec.store.view;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.job.ClientRequest;
import org.runspec.job.CorruptRecordException;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobRecord;
import org.runspec.job.NodeName;
import org.runspec.job.Rhythm;
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
  private final JobRecord job;
  private final SignsOfLife signs;
  private final Clocks clocks;
  private final Set<String> knownRequests = new HashSet<>();
  private JobFacts facts;
  private Feed feed;
  private Truth truth;
  private boolean isSure;
  private Learned earlier;
  private Map<NodeName, Long> kept;
  private boolean isPartKept;

  /** A reader that has read nothing yet. */
  public JobReader(RunStore store, JobRecord job, Clocks clocks) {
    this(store, job, clocks, Learned.NOTHING);
  }

  /**
   * A reader that goes on from what an earlier one learned, as far as that is about this job.
   *
   * @param earlier of the same record of a job
   */
  public JobReader(RunStore store, JobRecord job, Clocks clocks, Learned earlier) {
    this.store = store;
    this.job = job;
    this.earlier = earlier;
    this.signs = new SignsOfLife();
    this.clocks = clocks;
    begin(earlier);
  }

  private void begin(Learned from) {
    earlier = from;
    kept = from.positions();
    isPartKept = !from.positions().isEmpty();
    facts = new JobFacts(job);
    truth = new Truth(store, facts);
    feed = new Feed(store, job.job(), from.positions(), from.corrupt());
    try {
      new RunPages(facts).learn(from.pages());
    } catch (CorruptRecordException | RuntimeException e) {
      begin(Learned.NOTHING); // truth has it all
    }
  }

  /**
   * How the job stands now. That a node is silent takes two calls, a lease apart, to see; at first
   * sight that its last sign of life is much older than that.
   */
  public JobView read() throws IOException {
    try {
      List<ClientRequest> requests = store.requests(job.job(), knownRequests);
      // before the journals: a node that says it ended has written all it will
      Map<NodeName, Heartbeat> heartbeats = store.heartbeats(job.job());
      if (!isSure && !earlier.fits(heartbeats)) {
        begin(Learned.NOTHING);
      }
      isSure = true;
      requests.forEach(request -> knownRequests.add(request.id()));
      facts.requested(requests);
      signs.saw(heartbeats, nanoTime());
      facts.saw(heartbeats, silences());
      feed.read(facts::told);
      truth.submission();
      truth.endsSetAside();
      resolveDoubts();
    } catch (IOException e) {
      signs.sawNothing(nanoTime());
      throw e;
    }
    return facts.view();
  }

  private long nanoTime() {
    return clocks.nanoTime().getAsLong();
  }

  private Map<NodeName, Duration> silences() {
    Rhythm rhythm = job.rhythm();
    Map<NodeName, Duration> silences =
        signs.silencesByTime(rhythm.longSilence(), clocks.timeOfDay().instant());
    silences.putAll(signs.silences(rhythm.lease(), nanoTime()));
    return silences;
  }

  /**
   * What was learned, to go on from: of runs, those pages that changed since the last call, or that
   * the earlier reader's work lacks.
   */
  public Learned learned() {
    Map<NodeName, Long> heard = new HashMap<>();
    facts.heartbeats().forEach((life, sign) -> heard.put(life, sign.sequence()));
    kept = feed.positions();
    boolean isPart = isPartKept;
    isPartKept = true;
    return new Learned(kept, heard, feed.corrupt(), isPart, new RunPages(facts).changed());
  }

  /** Whether anything was learned since the last call of {@link #learned}. */
  public boolean hasLearned() {
    return !facts.changed().isEmpty() || !feed.positions().equals(kept);
  }

  /** How much of the nodes' journals was read, by this reader and those before it. */
  public long journalBytes() {
    return feed.positions().values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many lines of the nodes' journals could not be read so far. */
  public int corrupt() {
    return feed.corrupt();
  }

  private void resolveDoubts() throws IOException {
    List<Integer> doubtful =
        IntStream.range(0, job.shape().totalRuns()).filter(this::isDoubtful).boxed().toList();
    facts.damaged(Set.of());
    if (!doubtful.isEmpty()) {
      truth.claimsBeyondWhatIsKnown(doubtful);
      truth.readableEnds(doubtful);
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
