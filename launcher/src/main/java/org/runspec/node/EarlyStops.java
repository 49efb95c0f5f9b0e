package org.runspec.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runspec.job.Claim;
import org.runspec.job.EarlyStopping;
import org.runspec.job.NodeLine;
import org.runspec.node.attempt.Attempt;
import org.runspec.search.stopping.Mark;
import org.runspec.search.stopping.Race;
import org.runspec.search.stopping.StoppingRule;

/**
 * Ends runs of this node that do worse than others of the job, those of other nodes too. What it
 * decides stands in the node's journal before the run hears it: whoever takes such a run over ends
 * it as well. For many threads.
 */
final class EarlyStops {
  private final Optional<Race> race;
  private final NodeJournal journal;
  private final Going going;
  private final Log log;

  /** Of each run that was to end early, the latest attempt that was told so. */
  private final Map<Integer, NodeLine.Compared> ended = new HashMap<>();

  private final Set<Claim> asked = new HashSet<>();

  EarlyStops(Optional<EarlyStopping> wanted, NodeJournal journal, Going going, Log log) {
    this.race = wanted.map(EarlyStops::rule).map(Race::new);
    this.journal = journal;
    this.going = going;
    this.log = log;
  }

  private static StoppingRule rule(EarlyStopping wanted) {
    return wanted.by(
        new EarlyStopping.Cases<StoppingRule>() {
          @Override
          public StoppingRule of(EarlyStopping.SuccessiveHalving halving) {
            return new StoppingRule.SuccessiveHalving(halving.delay(), halving.factor());
          }

          @Override
          public StoppingRule of(EarlyStopping.Median median) {
            return new StoppingRule.Median(schedule(median.delay(), median.interval()));
          }

          @Override
          public StoppingRule of(EarlyStopping.Truncation truncation) {
            return new StoppingRule.Truncation(
                schedule(truncation.delay(), truncation.interval()), truncation.share());
          }
        });
  }

  private static StoppingRule.Schedule schedule(int delay, int interval) {
    return new StoppingRule.Schedule(delay, interval);
  }

  /** Whether runs may end early at all. */
  boolean areWanted() {
    return race.isPresent();
  }

  /** Learns what another node told. */
  synchronized void learn(NodeLine line) {
    if (race.isPresent() && line instanceof NodeLine.Compared compared) {
      learn(compared);
    }
  }

  private void learn(NodeLine.Compared line) {
    race.orElseThrow()
        .learn(line.run(), line.attempt(), new Mark(line.reports(), line.best(), line.mean()));
    if (line.stop().isPresent()) {
      ended.merge(line.run(), line, (one, other) -> one.attempt() >= other.attempt() ? one : other);
    }
  }

  /** A run of this node made another report of what runs are compared by. */
  void compared(Claim claim, Mark mark) {
    judged(claim, mark).ifPresent(why -> stop(claim, why));
  }

  private synchronized Optional<String> judged(Claim claim, Mark mark) {
    if (asked.contains(claim) || !race.orElseThrow().isDue(mark.reports())) {
      return Optional.empty();
    }
    Optional<String> why = race.orElseThrow().verdict(claim.run(), mark);
    NodeLine.Compared line =
        new NodeLine.Compared(
            claim.run(),
            claim.attempt(),
            claim.name(),
            mark.reports(),
            mark.best(),
            mark.mean(),
            why);
    learn(line);
    journal.tell(line);
    why.ifPresent(ending -> asked.add(claim));
    return why;
  }

  private void stop(Claim claim, String why) {
    log.note(claim.name() + ": stopped early, " + why);
    going.named(claim.name()).ifPresent(attempt -> attempt.stopEarly(why));
  }

  /**
   * An attempt is about to begin: of a run that was to end early when its node died, it ends at
   * once.
   *
   * @param resumed the attempt that the latest resume set aside; 0 if there was none
   */
  synchronized void begins(Attempt attempt, int resumed) {
    NodeLine.Compared line = ended.get(attempt.claim().run());
    if (line != null && line.attempt() > resumed) {
      attempt.stopEarly(line.stop().orElseThrow());
    }
  }

  /** An attempt is over. */
  synchronized void over(Claim claim) {
    asked.remove(claim);
  }
}
