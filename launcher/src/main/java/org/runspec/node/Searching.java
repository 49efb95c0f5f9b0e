package org.runspec.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.runspec.job.MultiRun;
import org.runspec.job.NodeLine;
import org.runspec.job.NodeName;
import org.runspec.job.SearchHistory;
import org.runspec.job.SearchStyle;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.search.Trial;
import org.runspec.spec.problem.UserProblem;
import org.runspec.store.view.Trials;

/**
 * Hyperparameters: as the plan chose them, or chosen when a run is first claimed, from what is
 * known of all runs then.
 */
final class Searching implements Values {
  private final MultiRun.SearchPlan plan;
  private final Optional<SearchAlgorithm> algorithm;
  private final List<Dimension> space;
  private final List<Trial> earlier;
  private final Trials trials;
  private final Map<String, Long> known = new TreeMap<>();

  /** Whoever chooses does so from what is known then, and keeps nobody from learning meanwhile. */
  private final Object learning = new Object();

  Searching(MultiRun job) {
    this(
        job,
        job.style() == SearchStyle.DYNAMIC
            ? job.search().algorithm().map(Searching::named)
            : Optional.empty());
  }

  Searching(MultiRun job, Optional<SearchAlgorithm> algorithm) {
    this.plan = job.search();
    this.space = plan.space().stream().map(Dimension::of).toList();
    this.algorithm = algorithm;
    this.earlier = earlier(plan);
    this.trials = new Trials(job.objective());
  }

  /** Runs of earlier jobs, which have no index in this one. */
  private static List<Trial> earlier(MultiRun.SearchPlan plan) {
    return plan.history().map(SearchHistory::runs).orElse(List.of()).stream()
        .map(run -> new Trial(-1, run.values(), OptionalDouble.of(run.score()), true))
        .toList();
  }

  private static SearchAlgorithm named(String name) {
    return SearchAlgorithms.named(name)
        .orElseThrow(
            () ->
                new UserProblem(
                    "search by " + name,
                    "this program has no such search",
                    "one of " + String.join(", ", SearchAlgorithms.names())));
  }

  @Override
  public boolean learns() {
    return algorithm.filter(SearchAlgorithm::learns).isPresent();
  }

  @Override
  public void learn(NodeName node, NodeLine line) {
    if (learns() && Trials.concerns(line)) {
      synchronized (learning) {
        trials.learn(line);
        known.merge(node.toString(), 1L, Long::sum);
      }
    }
  }

  @Override
  public Choice of(int run) {
    if (algorithm.isEmpty()) {
      return run < plan.chosen().size()
          ? new Choice(plan.chosen().get(run), Map.of())
          : Choice.NONE;
    }
    List<Trial> history = new ArrayList<>(earlier);
    Map<String, Long> cursor;
    synchronized (learning) {
      history.addAll(trials.history());
      cursor = Map.copyOf(known);
    }
    return new Choice(
        algorithm.get().next(space, plan.seed(), run, history), new TreeMap<>(cursor));
  }
}
