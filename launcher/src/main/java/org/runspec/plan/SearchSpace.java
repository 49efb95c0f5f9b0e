package org.runspec.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.runspec.job.MultiRun;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.ValuePlace;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;

/**
 * What a search chooses from for the commands of a job, which runs take in turn. A hyperparameter
 * that has a place in some commands is theirs alone; any other is every run's. Each command goes
 * through the same points in the same order, as if it were the only one.
 */
public final class SearchSpace {
  private static final long MANY = 1L << 40;

  private final List<MultiRun.Command> commands;
  private final Map<MultiRun.Command, List<Dimension>> dimensions = new HashMap<>();

  /** Which of the equal commands each one is, and how many of them there are. */
  private final int[] ordinals;

  private final Map<MultiRun.Command, Integer> counts = new HashMap<>();

  /**
   * A space.
   *
   * @param commands at least one; those that stand here more often have more of the points
   */
  public SearchSpace(List<MultiRun.Command> commands, List<SearchPlan.Dimension> space) {
    this.commands = commands;
    this.ordinals =
        commands.stream().mapToInt(each -> counts.merge(each, 1, Integer::sum) - 1).toArray();
    Set<String> placed = new HashSet<>();
    counts.keySet().forEach(command -> placed.addAll(ValuePlace.in(command)));
    for (MultiRun.Command command : counts.keySet()) {
      Set<String> own = ValuePlace.in(command);
      dimensions.put(
          command,
          space.stream()
              .filter(each -> own.contains(each.name()) || !placed.contains(each.name()))
              .map(Dimension::of)
              .toList());
    }
  }

  /** How many points the whole grid has: those of all commands together. */
  public long points() {
    return counts.keySet().stream()
        .mapToLong(this::points)
        .reduce(0, (a, b) -> Math.min(a + b, MANY));
  }

  private long points(MultiRun.Command command) {
    long points = 1;
    for (Dimension dimension : dimensions.get(command)) {
      points = Math.min(MANY, points * dimension.listed().map(List::size).orElse(1));
    }
    return points;
  }

  /**
   * The commands in the order in which runs that take them in turn go through the whole grid: each
   * as often as it has points.
   *
   * @param most how many at most
   */
  public List<MultiRun.Command> turns(int most) {
    List<MultiRun.Command> turns = new ArrayList<>();
    Set<MultiRun.Command> left = new LinkedHashSet<>(commands);
    for (long turn = 1; !left.isEmpty() && turns.size() < most; turn++) {
      turns.addAll(left);
      long done = turn;
      left.removeIf(command -> points(command) <= done);
    }
    return turns.subList(0, Math.min(most, turns.size()));
  }

  /** What an algorithm that learns nothing chooses for a run. */
  Map<String, Object> values(SearchAlgorithm algorithm, long seed, int run) {
    int turn = run % commands.size();
    MultiRun.Command command = commands.get(turn);
    int point = ordinals[turn] + run / commands.size() * counts.get(command);
    return algorithm.next(dimensions.get(command), seed, point, List.of());
  }

  /** What it chooses for the first runs. */
  List<Map<String, Object>> first(SearchAlgorithm algorithm, long seed, int runs) {
    return IntStream.range(0, runs).mapToObj(run -> values(algorithm, seed, run)).toList();
  }
}
