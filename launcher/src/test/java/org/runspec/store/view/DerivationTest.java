package org.runspec.store.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.runspec.job.Heartbeat;
import org.runspec.job.JobState;
import org.runspec.job.NodeState;
import org.runspec.job.RunState;
import org.runspec.store.JobView;
import org.runspec.store.JobView.RunRow;
import org.runspec.store.Samples;

/** Whatever happens to a job, in whatever order: its rows are right. */
class DerivationTest {
  private static final int STEPS = 60;
  private static final Duration LEASE = Duration.ofSeconds(60);

  @Property(tries = 100)
  void theFeedAndTruthGiveTheSameRows(@ForAll long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, false);
    JobReader watching = reader(job);
    for (int step = 0; step < STEPS; step++) {
      job.step();
      JobView rebuilt = Rebuild.of(job.store(), job.job()).view();

      assertEquals(rebuilt, watching.read(), "one who watched, after step " + step);
      assertEquals(rebuilt, reader(job).read(), "one who looks now, after step " + step);
    }
  }

  @Property(tries = 100)
  void readersThatGoOnFromOthersSeeTheSame(@ForAll long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, true);
    Random chance = new Random(seed);
    KeptLearning kept = new KeptLearning();
    JobReader reader = reader(job);
    for (int step = 0; step < STEPS; step++) {
      job.step();
      if (chance.nextInt(3) == 0) {
        assertEquals(reader(job).read(), reader.read(), "after step " + step);
        kept.add(reader.learned());
        if (chance.nextBoolean()) {
          reader = new JobReader(job.store(), job.job(), Samples.STANDING_CLOCKS, kept.all());
        }
      }
    }
  }

  @Property(tries = 50)
  void whatWasLearnedOfAnotherJobOrIsDamagedIsOfNoUse(@ForAll long seed, @ForAll boolean damaged)
      throws IOException {
    SimulatedJob job = new SimulatedJob(seed, true);
    SimulatedJob other = damaged ? job : new SimulatedJob(seed + 1, true);
    for (int step = 0; step < STEPS; step++) {
      job.step();
      if (!damaged) {
        other.step();
      }
    }
    JobReader learner = reader(other);
    learner.read();
    Learned learned = learner.learned();
    if (damaged) {
      learned
          .pages()
          .values()
          .forEach(page -> page.put(page.limit() / 2, (byte) ~page.get(page.limit() / 2)));
    }
    Assume.that(damaged || !learned.heard().isEmpty());

    JobReader reader = new JobReader(job.store(), job.job(), Samples.STANDING_CLOCKS, learned);

    assertEquals(reader(job).read(), reader.read());
  }

  /** What readers learned one after the other, as an index would keep it. */
  private static final class KeptLearning {
    private final SortedMap<Integer, ByteBuffer> pages = new TreeMap<>();
    private Learned last;

    void add(Learned more) {
      if (!more.isPart()) {
        pages.clear();
      }
      pages.putAll(more.pages());
      last = more;
    }

    Learned all() {
      return new Learned(last.positions(), last.heard(), last.corrupt(), false, pages);
    }
  }

  @Property(tries = 100)
  void statesFollowTheirTablesAlsoWhereJournalsLackTheirEnds(@ForAll long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, true);
    JobReader reader = reader(job);
    JobView before = reader.read();
    assertEquals(JobState.SUBMITTED, before.state());
    for (int step = 0; step < STEPS; step++) {
      job.step();
      JobView view = Rebuild.of(job.store(), job.job()).view();
      expectAllowed(before, view, job.wasResumed());
      before = view;
    }
  }

  @Property(tries = 100)
  void aReaderSeesEndsThatNoJournalTells(@ForAll long seed) throws IOException {
    SimulatedJob job = new SimulatedJob(seed, true);
    for (int step = 0; step < STEPS; step++) {
      job.step();
    }
    JobView truth = Rebuild.of(job.store(), job.job()).view();
    long[] now = {0};
    JobReader reader =
        new JobReader(job.store(), job.job(), new Clocks(() -> now[0], () -> Samples.NOON));
    reader.read();
    now[0] = LEASE.toNanos();

    JobView seen = reader.read();

    assertEquals(truth.state(), seen.state());
    assertEquals(states(truth), states(seen));
  }

  private static Object states(JobView view) {
    return view.runs().stream()
        .map(run -> run.name() + " " + run.state() + " " + run.attempt() + " " + run.metrics())
        .collect(Collectors.joining("\n"));
  }

  private static JobReader reader(SimulatedJob job) {
    return new JobReader(job.store(), job.job(), Samples.STANDING_CLOCKS);
  }

  private static void expectAllowed(JobView before, JobView after, boolean resumed) {
    for (RunRow run : after.runs()) {
      RunState earlier = before.runs().get(run.index()).state();
      boolean isResume = resumed && earlier.canResume() && run.state() == RunState.QUEUED;
      assertTrue(
          isResume || isPath(earlier, run.state(), RunState.class, RunState::canBecome),
          () -> run.name() + " " + earlier + " → " + run.state());
    }
    for (int node = 0; node < after.nodes().size(); node++) {
      boolean isNewLife =
          !after
              .nodes()
              .get(node)
              .heartbeat()
              .map(Heartbeat::node)
              .equals(before.nodes().get(node).heartbeat().map(Heartbeat::node));
      NodeState earlier = before.nodes().get(node).state();
      NodeState later = after.nodes().get(node).state();
      assertTrue(
          isNewLife
              || (earlier == NodeState.CANCELLED && later == NodeState.QUEUED && resumed)
              || isPath(earlier, later, NodeState.class, NodeState::canBecome),
          () -> "node " + earlier + " → " + later);
    }
    boolean isResume = resumed && before.state().isTerminal();
    assertTrue(
        isResume
            ? after.state() == JobState.QUEUED
            : isPath(before.state(), after.state(), JobState.class, JobState::canBecome),
        () -> "job " + before.state() + " → " + after.state());
  }

  /** Whether the table leads from one to the other, by one step or several. */
  private static <S extends Enum<S>> boolean isPath(
      S from, S to, Class<S> type, BiPredicate<S, S> canBecome) {
    Set<S> reached = EnumSet.of(from);
    boolean grows = true;
    while (grows) {
      Predicate<S> isNext = next -> reached.stream().anyMatch(s -> canBecome.test(s, next));
      grows = reached.addAll(EnumSet.allOf(type).stream().filter(isNext).toList());
    }
    return reached.contains(to);
  }
}
