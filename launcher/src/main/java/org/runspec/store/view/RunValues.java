package org.runspec.store.view;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runspec.job.JobName;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.Objective;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.search.Trial;
import org.runspec.store.RunStore;

/**
 * Chooses the hyperparameters of a job's runs when they are first claimed: those that were chosen
 * when the job was planned, else what its search says now. Not for several threads.
 */
public final class RunValues {
  private final SearchPlan plan;
  private final Optional<SearchAlgorithm> algorithm;
  private final List<Dimension> space;
  private final Feed feed;
  private final Trials trials;

  /**
   * What was chosen for a run.
   *
   * @param values by name, in the order of the space; empty without search
   * @param history how far the search had read the change feed; empty if it does not read it
   */
  public record Choice(Map<String, Object> values, Map<String, Long> history) {}

  /**
   * Chooses for one job.
   *
   * @throws IllegalArgumentException if there is no such algorithm
   */
  public RunValues(RunStore store, JobName job, SearchPlan plan, Objective objective) {
    this.plan = plan;
    this.algorithm = plan.algorithm().map(RunValues::named);
    this.space = plan.space().stream().map(Dimension::of).toList();
    this.feed = new Feed(store, job);
    this.trials = new Trials(objective);
  }

  private static SearchAlgorithm named(String name) {
    return SearchAlgorithms.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no search is called " + name + ", only " + SearchAlgorithms.names()));
  }

  /**
   * Chooses for a run.
   *
   * @throws IOException if the search learns and the store cannot be read
   */
  public Choice of(int run) throws IOException {
    if (run < plan.chosen().size()) {
      return new Choice(plan.chosen().get(run), Map.of());
    } else if (algorithm.isEmpty()) {
      return new Choice(Map.of(), Map.of());
    }
    boolean learns = algorithm.get().learns();
    List<Trial> history = learns ? history() : List.of();
    Map<String, Object> values = algorithm.get().next(space, plan.seed(), run, history);
    return new Choice(values, learns ? feed.cursor() : Map.of());
  }

  private List<Trial> history() throws IOException {
    feed.read((life, time, line) -> trials.learn(line));
    return trials.history();
  }
}
