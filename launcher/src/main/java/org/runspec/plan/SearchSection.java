package org.runspec.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.SearchStyle;
import org.runspec.job.ValuePlace;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.Scalar;

/** What makes the runs of a job differ. */
final class SearchSection {
  private static final int MOST_CHOSEN_BEFORE = 10_000;

  private final LauncherSection launcher;
  private final JobRequest request;
  private final HistorySection history;
  private final boolean named;
  private final Optional<String> algorithm;

  /**
   * Of a request.
   *
   * @param named whether somebody named the metric that decides
   */
  SearchSection(
      LauncherSection launcher, JobRequest request, HistorySection history, boolean named) {
    this.launcher = launcher;
    this.named = named;
    this.request = request;
    this.history = history;
    this.algorithm = launcher.algorithm();
  }

  boolean isSearch() {
    return algorithm.isPresent();
  }

  /** A list of commands is no search. */
  SearchStyle style(int totalRuns) {
    if (isSearch()) {
      return request
          .search()
          .style()
          .orElse(isChosenBefore(totalRuns) ? SearchStyle.STATIC : SearchStyle.DYNAMIC);
    } else if (request.commands().size() > 1) {
      return SearchStyle.MULTI;
    }
    return totalRuns == 1 ? SearchStyle.SINGLE : SearchStyle.REPEAT;
  }

  /** What nothing is learnt for, commands get from the launch; very many runs from the nodes. */
  private boolean isChosenBefore(int totalRuns) {
    boolean several = request.commands().size() > 1;
    return several
        || (isDelivered() && !learns(algorithm.orElse("")) && totalRuns <= MOST_CHOSEN_BEFORE);
  }

  /** Whether commands get the values, rather than a runspec. */
  private boolean isDelivered() {
    return request.commands().stream().anyMatch(command -> !ValuePlace.in(command).isEmpty());
  }

  SearchPlan plan(int totalRuns) {
    List<SearchPlan.Dimension> space = isSearch() ? space() : List.of();
    algorithm.ifPresent(name -> check(name, space, totalRuns));
    return new SearchPlan(
        algorithm,
        request.seed().orElse(0L),
        space,
        List.of(), // the launch chooses, since it draws the seed
        history.of(
            space.stream().map(Dimension::of).toList(),
            algorithm.filter(SearchSection::learns).isPresent()));
  }

  private void check(String name, List<SearchPlan.Dimension> space, int totalRuns) {
    if (learns(name)) {
      checkLearning(name);
    }
    if (space.isEmpty() && request.search().space().stream().allMatch(SearchSection::isFixed)) {
      launcher.error(
          "hp_tuning",
          "there is nothing to tune",
          "a search needs hyperparameters with ordered_tuning_values, unordered_tuning_values or"
              + " tuning_distribution");
    } else if (name.equals(SearchAlgorithms.GRID)) {
      checkGrid(space, totalRuns);
    } else if (name.equals("dgd")) {
      checkDescent(space);
    }
    if (totalRuns == 1
        && !name.equals(SearchAlgorithms.GRID)
        && !space.isEmpty()
        && request.check().isEmpty()) {
      launcher.warn(
          "total_runs",
          "the search has one run, which tries one value of each hyperparameter",
          request.launchedSpec().isPresent()
              ? "total_runs: 20 for a search"
              : "--runs 20 for a search, or --search-type grid for all values");
    }
  }

  private static boolean isFixed(Tunable tunable) {
    return tunable.values().isEmpty() && tunable.spread().isEmpty();
  }

  private void checkLearning(String name) {
    if (request.search().style().equals(Optional.of(SearchStyle.STATIC))) {
      launcher.error(
          "hp_tuning",
          name + " chooses by what runs before it found, which is not known at submission",
          "random and grid choose beforehand");
    } else if (request.commands().size() > 1) {
      launcher.error(
          "hp_tuning",
          name + " chooses by what runs of one command found, and there are several",
          "random and grid take several commands");
    }
    if (request.launchedSpec().isEmpty() && !named) {
      launcher.error(
          "hp_tuning",
          name + " learns from a metric that the command reports, and none is named",
          "name it with --objective METRIC, or as primary-metric in the configuration");
    }
  }

  private static boolean learns(String name) {
    return SearchAlgorithms.named(name).filter(SearchAlgorithm::learns).isPresent();
  }

  private void checkGrid(List<SearchPlan.Dimension> space, int totalRuns) {
    long combinations = new SearchSpace(request.commands(), space).points();
    if (combinations != totalRuns && request.check().isEmpty()) { // which repeats one on purpose
      launcher.warn(
          "total_runs",
          "the grid has "
              + number(combinations, "combination")
              + ", and the job "
              + number(totalRuns, "run"),
          combinations > totalRuns
              ? "total_runs: " + combinations + " for the whole grid"
              : "the grid begins again after its last combination");
    }
  }

  private static String number(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** A descent goes from value to value; seeds may be any. */
  private void checkDescent(List<SearchPlan.Dimension> space) {
    for (Tunable tunable : request.search().space()) {
      boolean hasNoValues =
          space.stream()
              .filter(dimension -> dimension.name().equals(tunable.name()))
              .anyMatch(
                  dimension -> !isSeed(dimension) && Dimension.of(dimension).listed().isEmpty());
      if (hasNoValues) {
        tunable
            .spread()
            .ifPresent(
                spread ->
                    launcher.problem(
                        Problem.error(
                                spread.provenance().position(),
                                "hyperparameters." + tunable.name(),
                                "dgd goes from value to value, and "
                                    + spread.spread()
                                    + " has too many")
                            .allowing("it takes lists, $linspace(…), and few steps of $quniform(…)")
                            .suggesting("list values, or search with hp_tuning: bayesian")));
      }
    }
  }

  private static boolean isSeed(SearchPlan.Dimension dimension) {
    return dimension
        .distribution()
        .filter(distribution -> distribution.kind() == Distribution.Kind.RANDINT)
        .isPresent();
  }

  private static boolean isChoosable(Scalar value) {
    return !value.isNull() && !(value.value() instanceof Double number && number.isNaN());
  }

  private List<SearchPlan.Dimension> space() {
    List<SearchPlan.Dimension> space = new ArrayList<>();
    for (Tunable tunable : request.search().space()) {
      List<Scalar> useless =
          tunable.values().stream().filter(value -> !isChoosable(value)).toList();
      useless.forEach(
          value ->
              launcher.problem(
                  Problem.error(
                          value.position(),
                          "hyperparameters." + tunable.name(),
                          "a search cannot choose " + value.text())
                      .allowing("it chooses among numbers, texts and truth values")));
      if (useless.isEmpty()) {
        Tunables.planned(tunable, isDelivered()).ifPresent(space::add);
      }
    }
    return space;
  }
}
