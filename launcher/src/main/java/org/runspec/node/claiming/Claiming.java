package org.runspec.node.claiming;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.runspec.job.Cause;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;
import org.runspec.job.Schedule;

/**
 * Which run a node takes next. First what came back to it, then the runs of its own name, then what
 * dead nodes left behind, and last, unless the schedule is static, the others': from the end of
 * their rows and each node beginning with another's, so that nodes rarely meet. Where nodes are
 * runs themselves each takes its own only.
 */
public final class Claiming {
  private final JobShape shape;
  private final Schedule schedule;
  private final NodeName self;

  /** Decides for one node. */
  public Claiming(JobShape shape, Schedule schedule, NodeName self) {
    this.shape = shape;
    this.schedule = schedule;
    this.self = self;
  }

  /**
   * The next step; changes nothing.
   *
   * @param idleSince when this node last had something to take, in nanoseconds
   */
  public Step next(Board board, Leases leases, long idleSince) {
    return shape.direct() ? ownRun(board, leases) : anyRun(board, leases, idleSince);
  }

  /**
   * A run that waits and is to be ended instead of executed, which takes no slot. Each node sees to
   * those of its own name, the lowest that lives to those of nodes that do not.
   *
   * @param cancelled whether clients want a run to end
   */
  public Optional<Step.Take> ending(Board board, Leases leases, IntPredicate cancelled) {
    boolean lowest = IntStream.range(0, self.node()).allMatch(node -> isAbsent(node, leases));
    return IntStream.range(0, shape.totalRuns())
        .filter(run -> isOursToEnd(shape.nodeOf(run), lowest, leases))
        .filter(run -> board.of(run).filter(Stand.Ended.class::isInstance).isEmpty())
        .filter(cancelled)
        .mapToObj(run -> waiting(run, board, leases))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private boolean isOursToEnd(int owner, boolean lowest, Leases leases) {
    return owner == self.node() || (!shape.direct() && lowest && isAbsent(owner, leases));
  }

  private static boolean isAbsent(int node, Leases leases) {
    return leases.of(node).filter(standing -> !standing.isOver()).isEmpty();
  }

  private Optional<Step.Take> waiting(int run, Board board, Leases leases) {
    Optional<Stand> stand = board.of(run);
    return stand.isEmpty()
        ? Optional.of(new Step.Take(run, 0, Cause.FIRST))
        : mayTake(run, stand.get(), leases)
            .map(cause -> new Step.Take(run, stand.get().attempt(), cause));
  }

  /** A node that is a run has no other to take, and nobody takes its own. */
  private Step ownRun(Board board, Leases leases) {
    int run = self.node();
    Optional<Stand> stand = board.of(run);
    if (stand.isEmpty()) {
      return first(run);
    } else if (stand.get() instanceof Stand.Ended) {
      return new Step.Leave();
    }
    Optional<Cause> cause = mayTake(run, stand.get(), leases);
    return cause.isEmpty()
        ? new Step.Wait()
        : new Step.Take(run, stand.get().attempt(), cause.get());
  }

  private Step anyRun(Board board, Leases leases, long idleSince) {
    return cameBack(board, leases)
        .or(() -> own(board))
        .or(() -> others(board, leases))
        .orElseGet(() -> rest(board, leases, idleSince));
  }

  private Optional<Step> cameBack(Board board, Leases leases) {
    for (Map.Entry<Integer, Stand> run : board.open().entrySet()) {
      Optional<Cause> cause = mayTake(run.getKey(), run.getValue(), leases);
      if (cause.isPresent()) {
        return Optional.of(new Step.Take(run.getKey(), run.getValue().attempt(), cause.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<Cause> mayTake(int run, Stand stand, Leases leases) {
    if (stand instanceof Stand.Released released) {
      boolean ours = released.node().equals(self);
      return ours || leases.of(released.node()).isOver()
          ? Optional.of(released.cause())
          : Optional.empty();
    } else if (stand instanceof Stand.Resumed) {
      return isOpenToUs(run, leases) ? Optional.of(Cause.RESUMED) : Optional.empty();
    } else if (stand instanceof Stand.Held held
        && !held.node().equals(self)
        && leases.of(held.node()).isOver()) {
      return Optional.of(Cause.LOST);
    }
    return Optional.empty();
  }

  /** Whether the schedule lets this node be the first to take a run. */
  private boolean isOpenToUs(int run, Leases leases) {
    int owner = shape.nodeOf(run);
    return owner == self.node() || schedule == Schedule.DYNAMIC || isGone(owner, leases);
  }

  /** Whether a node lived and does no more; one that never lived may yet come. */
  private static boolean isGone(int node, Leases leases) {
    return leases.of(node).filter(Standing::isOver).isPresent();
  }

  private Optional<Step> own(Board board) {
    int run = board.firstUnclaimedOf(self.node());
    return run < 0 ? Optional.empty() : Optional.of(first(run));
  }

  private Optional<Step> others(Board board, Leases leases) {
    OptionalInt run =
        IntStream.range(1, shape.nodes())
            .map(distance -> (self.node() + distance) % shape.nodes())
            .filter(node -> schedule == Schedule.DYNAMIC || isGone(node, leases))
            .map(board::lastUnclaimedOf)
            .filter(found -> found >= 0)
            .findFirst();
    return run.isEmpty() ? Optional.empty() : Optional.of(first(run.getAsInt()));
  }

  private static Step first(int run) {
    return new Step.Take(run, 0, Cause.FIRST);
  }

  /** Nothing to take: whoever has the lowest number of those that live stays until the end. */
  private Step rest(Board board, Leases leases, long idleSince) {
    boolean ours =
        board.open().values().stream()
            .anyMatch(stand -> stand instanceof Stand.Held held && held.node().equals(self));
    if (board.isComplete() || (!ours && leases.isLowerLive(self.node(), idleSince))) {
      return new Step.Leave();
    }
    return new Step.Wait();
  }
}
