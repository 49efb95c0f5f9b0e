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

  Searching(MultiRun job) {
    this.plan = job.search();
    this.space = plan.space().stream().map(Dimension::of).toList();
    this.algorithm =
        job.style() == SearchStyle.DYNAMIC ? plan.algorithm().map(Searching::named) : none();
    this.earlier = earlier(plan);
    this.trials = new Trials(job.objective());
  }

  /** Runs of earlier jobs, which have no index in this one. */
  private static List<Trial> earlier(MultiRun.SearchPlan plan) {
    return plan.history().map(SearchHistory::runs).orElse(List.of()).stream()
        .map(run -> new Trial(-1, run.values(), OptionalDouble.of(run.score()), true))
        .toList();
  }

  private static Optional<SearchAlgorithm> none() {
    return Optional.empty();
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
  public synchronized void learn(NodeName node, NodeLine line) {
    if (learns() && Trials.concerns(line)) {
      trials.learn(line);
      known.merge(node.toString(), 1L, Long::sum);
    }
  }

  @Override
  public synchronized Choice of(int run) {
    if (algorithm.isPresent()) {
      List<Trial> history = new ArrayList<>(earlier);
      history.addAll(trials.history());
      return new Choice(algorithm.get().next(space, plan.seed(), run, history), known);
    }
    return run < plan.chosen().size() ? new Choice(plan.chosen().get(run), Map.of()) : Choice.NONE;
  }
}
