package org.runspec.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runspec.job.Distribution;
import org.runspec.job.MultiRun.SearchPlan;
import org.runspec.job.SearchStyle;
import org.runspec.search.Dimension;
import org.runspec.search.SearchAlgorithm;
import org.runspec.search.SearchAlgorithms;
import org.runspec.spec.problem.Problem;
import org.runspec.spec.repro.Tunable;
import org.runspec.spec.tree.PlainValues;
import org.runspec.spec.tree.Scalar;
import org.runspec.spec.tuning.Spread;

/** What makes the runs of a job differ. */
final class SearchSection {
  private static final long MANY = 1L << 40;

  private final LauncherSection launcher;
  private final JobRequest request;
  private final HistorySection history;
  private final Optional<String> algorithm;

  SearchSection(LauncherSection launcher, JobRequest request, HistorySection history) {
    this.launcher = launcher;
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
      return request.search().fixed() ? SearchStyle.STATIC : SearchStyle.DYNAMIC;
    } else if (request.commands().size() > 1) {
      return SearchStyle.MULTI;
    }
    return totalRuns == 1 ? SearchStyle.SINGLE : SearchStyle.REPEAT;
  }

  SearchPlan plan(int totalRuns) {
    List<SearchPlan.Dimension> space = isSearch() ? space() : List.of();
    algorithm.ifPresent(name -> check(name, space, totalRuns));
    return new SearchPlan(
        algorithm,
        request.seed().orElse(0L),
        space,
        List.of(), // the launch chooses, since it draws the seed
        request.search().optionPrefix().filter(prefix -> isSearch()),
        history.of(
            space.stream().map(Dimension::of).toList(),
            algorithm.filter(SearchSection::learns).isPresent()));
  }

  private void check(String name, List<SearchPlan.Dimension> space, int totalRuns) {
    if (request.search().fixed() && learns(name)) {
      launcher.error(
          "hp_tuning",
          name + " chooses by what runs before it found, which is not known at submission",
          "random and grid choose beforehand");
    }
    if (space.isEmpty()) {
      launcher.error(
          "hp_tuning",
          "there is nothing to tune",
          "a search needs hyperparameters with ordered_tuning_values, unordered_tuning_values or"
              + " tuning_distribution");
    } else if (name.equals("grid")) {
      checkGrid(space, totalRuns);
    } else if (name.equals("dgd")) {
      checkDescent(space);
    }
  }

  private static boolean learns(String name) {
    return SearchAlgorithms.named(name).filter(SearchAlgorithm::learns).isPresent();
  }

  private void checkGrid(List<SearchPlan.Dimension> space, int totalRuns) {
    long combinations = 1;
    for (SearchPlan.Dimension dimension : space) {
      int values = Dimension.of(dimension).listed().map(List::size).orElse(1);
      combinations = Math.min(combinations * values, MANY);
    }
    if (combinations != totalRuns) {
      launcher.warn(
          "total_runs",
          "the grid has " + combinations + " combinations, and the job " + totalRuns + " runs",
          combinations > totalRuns
              ? "total_runs: " + combinations + " for the whole grid"
              : "the grid begins again after its last combination");
    }
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

  private List<SearchPlan.Dimension> space() {
    List<SearchPlan.Dimension> space = new ArrayList<>();
    for (Tunable tunable : request.search().space()) {
      if (tunable.values().stream().anyMatch(Scalar::isNull)) {
        launcher.error(
            "hp_tuning",
            "one of the values of " + tunable.name() + " is null",
            "a search chooses among numbers, texts and truth values");
      } else if (!tunable.values().isEmpty()) {
        List<Object> values = tunable.values().stream().map(PlainValues::of).toList();
        space.add(SearchPlan.Dimension.of(tunable.name(), values, tunable.ordered()));
      }
      tunable
          .spread()
          .map(spread -> distribution(spread.spread()))
          .ifPresent(
              distribution ->
                  space.add(
                      new SearchPlan.Dimension(
                          tunable.name(), List.of(), true, Optional.of(distribution))));
    }
    return space;
  }

  /** The same, as it stands in a job's files. */
  private static Distribution distribution(Spread spread) {
    Distribution.Kind kind =
        switch (spread.shape()) {
          case UNIFORM -> Distribution.Kind.UNIFORM;
          case LOGUNIFORM -> Distribution.Kind.LOGUNIFORM;
          case NORMAL -> Distribution.Kind.NORMAL;
          case LOGNORMAL -> Distribution.Kind.LOGNORMAL;
          case RANDINT -> Distribution.Kind.RANDINT;
        };
    return new Distribution(kind, List.of(spread.first(), spread.second()), spread.step());
  }
}
