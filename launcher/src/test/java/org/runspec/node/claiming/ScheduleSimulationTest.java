package org.runspec.node.claiming;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runspec.job.JobShape;
import org.runspec.job.NodeName;
import org.runspec.job.Schedule;

/** Whole jobs on a virtual clock: only the decisions are real. */
class ScheduleSimulationTest {
  private static final int NODES = 16;
  private static final int SLOTS = 4;
  private static final int RUNS = 1280;
  private static final double SIGMA = 0.5;

  /** How long news takes from node to node. */
  private static final double NEWS = 0.05;

  private record Happening(double at, int node, int run) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42})
  void aDynamicScheduleKeepsSlotsBusy(long seed) {
    Random random = new Random(seed);
    double[] lengths = new double[RUNS];
    double work = 0;
    for (int run = 0; run < RUNS; run++) {
      lengths[run] = Math.exp(SIGMA * random.nextGaussian());
      work += lengths[run];
    }

    double busy = work / (NODES * SLOTS * end(lengths));

    assertTrue(busy >= 0.88, "busy for " + busy);
  }

  /** Each node knows at once what it did itself, and later what others did. */
  private static double end(double[] lengths) {
    JobShape shape = new JobShape(RUNS, NODES, SLOTS, 1);
    List<Board> boards = new ArrayList<>();
    List<Claiming> deciders = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      boards.add(new Board(shape));
      deciders.add(new Claiming(shape, Schedule.DYNAMIC, name(node)));
    }
    Leases leases = new Leases(Duration.ofSeconds(60));
    PriorityQueue<Happening> ends = new PriorityQueue<>(Comparator.comparingDouble(Happening::at));
    PriorityQueue<Happening> news = new PriorityQueue<>(Comparator.comparingDouble(Happening::at));
    for (int slot = 0; slot < NODES * SLOTS; slot++) {
      ends.add(new Happening(0, slot % NODES, -1));
    }
    int[] holder = new int[RUNS];
    Set<Integer> taken = new HashSet<>();
    double now = 0;
    while (!ends.isEmpty()) {
      Happening free = ends.poll();
      now = free.at();
      while (!news.isEmpty() && news.peek().at() <= now) {
        Happening known = news.poll();
        boards.forEach(board -> board.claimed(known.run(), 1, name(known.node())));
      }
      Board board = boards.get(free.node());
      if (free.run() >= 0) {
        board.ended(free.run(), 1);
      }
      boolean started = false;
      while (!started
          && deciders.get(free.node()).next(board, leases, 0) instanceof Step.Take take) {
        started = taken.add(take.run());
        holder[take.run()] = started ? free.node() : holder[take.run()];
        board.claimed(take.run(), 1, name(holder[take.run()]));
        if (started) {
          ends.add(new Happening(now + lengths[take.run()], free.node(), take.run()));
          news.add(new Happening(now + NEWS, free.node(), take.run()));
        }
      }
    }
    assertTrue(taken.size() == RUNS);
    return now;
  }

  private static NodeName name(int node) {
    return new NodeName(node, "n");
  }
}
